package org.craregistry.portfolio;

import org.craregistry.storage.Sha256;

/**
 * The natural key of a product within its portfolio. Case counts.
 *
 * @param version the empty text where the product has no version
 */
public record ProductKey(String reference, String version) {

    /** The 32 bytes that stand for this key in the database: SHA-256 of the reference, a zero byte, the version. */
    public byte[] hash() {
        return Sha256.of(reference + '\0' + version);
    }
}
