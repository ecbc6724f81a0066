package org.craregistry.security;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.craregistry.storage.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider of OpenID Connect gave for a session: to ask it again, and to sign out there.
 *
 * @param refresh {@code null} where it gave none, so that it cannot be asked
 */
record ProviderTokens(@Nullable String refresh, String id) {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Encrypted with the secret of the session, of which the database has a hash only: whoever reads it there can do nothing with it. */
    byte[] seal(TokenSecret session) {
        byte[] iv = new byte[IV_BYTES];
        RANDOM.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, session, iv, JSON.writeValueAsBytes(this));
        return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
    }

    static ProviderTokens open(byte[] stored, TokenSecret session) {
        byte[] iv = Arrays.copyOf(stored, IV_BYTES);
        byte[] sealed = Arrays.copyOfRange(stored, IV_BYTES, stored.length);
        return JSON.readValue(crypt(Cipher.DECRYPT_MODE, session, iv, sealed), ProviderTokens.class);
    }

    private static byte[] crypt(int mode, TokenSecret session, byte[] iv, byte[] content) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(Sha256.of("provider " + session.reveal()), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What the provider gave cannot be sealed or opened", e);
        }
    }

    @Override
    public String toString() {
        return "ProviderTokens[...]";
    }
}
