package org.craregistry.security;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.craregistry.storage.Sha256;

/** The secret of an access token or of a session: 32 random bytes. Long enough that a plain hash of it is safe to keep. */
final class TokenSecret {

    private static final String PREFIX = "crt_";
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private TokenSecret(String text) {
        this.text = text;
    }

    static TokenSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what a client sent, empty where it cannot be a token of this registry. */
    static Optional<TokenSecret> parse(String sent) {
        return FORM.matcher(sent).matches() ? Optional.of(new TokenSecret(sent)) : Optional.empty();
    }

    /** The 32 bytes that are kept in place of the secret. */
    byte[] hash() {
        return Sha256.of(text);
    }

    /** The secret itself, to be shown once. */
    String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenSecret secret && text.equals(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }
}
