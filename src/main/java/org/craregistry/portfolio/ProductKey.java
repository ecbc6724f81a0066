package org.craregistry.portfolio;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The natural key of a product within its portfolio. Case counts.
 *
 * @param version the empty text where the product has no version
 */
public record ProductKey(String reference, String version) {

    /** The 32 bytes that stand for this key in the database: SHA-256 of the reference, a zero byte, the version. */
    public byte[] hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(reference.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(version.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
