package org.craregistry.news.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a webhook is signed with, after Standard Webhooks: 32 random bytes that both sides know. */
final class WebhookSecret {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private WebhookSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    static WebhookSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new WebhookSecret(bytes);
    }

    static WebhookSecret of(byte[] stored) {
        return new WebhookSecret(stored.clone());
    }

    /** As it is stored: the registry signs with it and cannot do with a hash. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** The secret itself, to be shown once. */
    String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * The signature of a message.
     *
     * @param timestamp in seconds, as it is sent
     */
    String sign(String messageId, long timestamp, String body) {
        String signed = String.join(".", messageId, Long.toString(timestamp), body);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
