package org.craregistry.news.mail;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a link in a letter holds that ends what the letter comes from, without a sign-in: one secret for each portfolio, or one for all
 * that an account chose. Whoever has it can end that and nothing else.
 */
record LetterEnd(List<String> secrets) {

    /** Where the links lead, below the address of the registry. */
    static final String PATH = "/unsubscribe/";

    /** As many as a header has room for that every mail server takes; letters about more portfolios end together with all others. */
    static final int MOST = 20;

    private static final Pattern SECRET = Pattern.compile("[\\w-]{32}");
    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    LetterEnd {
        secrets = List.copyOf(secrets);
    }

    static String newSecret() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What stands in a link; empty where the registry cannot have written it. */
    static Optional<LetterEnd> parse(String text) {
        List<String> secrets = List.of(text.split("\\.", MOST + 1));
        boolean ours = secrets.size() <= MOST
                && secrets.stream().allMatch(one -> SECRET.matcher(one).matches());
        return ours ? Optional.of(new LetterEnd(secrets)) : Optional.empty();
    }

    String path() {
        return PATH + String.join(".", secrets);
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "%d ends of letters".formatted(secrets.size());
    }
}
