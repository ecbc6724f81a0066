package org.craregistry.register.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.portfolio.ProductKey;
import org.craregistry.portfolio.ProductQueries.KnownKey;
import org.craregistry.storage.StorableText;

/**
 * The products of a portfolio by their keys without what spreadsheets and people change in them: zeros at either end of a number, a "v"
 * before a version and its decimal comma, case, spaces, and the look of dashes. Small enough to be kept for the largest portfolio.
 */
final class KnownProducts {

    /** Those that keep spreadsheets from changing what follows. */
    private static final Pattern APOSTROPHES = Pattern.compile("^['\u2018\u2019`]+");

    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\u2212_]");

    /** A dash between letters and a number: R-1 is also written R1. */
    private static final Pattern BETWEEN = Pattern.compile("(?<=\\p{L})-(?=\\d)");

    private static final Pattern COMMA = Pattern.compile("(?<=\\d),(?=\\d)");

    private static final Pattern VERSION_WORD = Pattern.compile(
            "^(?:(?:version|vers|ver|v|release|rel|revision|rev|r|firmware|fw|software|sw)[.:#-]*)+(?=\\d)");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)\\.(\\d*?)0*");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("(?:\\.0+)+$");

    /** The 64 bits of a reference and those of a version stand for the texts, of which each product may have thousands of characters. */
    private record Known(long version, UUID product) {}

    /** A reference and a version by what counts of them, of which 64 bits each stand for the texts. */
    record Loose(long reference, long version) {

        static Loose of(ProductKey key) {
            return new Loose(bits(loose(key.reference())), bits(looseVersion(key.version())));
        }
    }

    private final Map<Long, List<Known>> byReference = new HashMap<>();

    KnownProducts(Stream<KnownKey> keys) {
        keys.forEach(known -> {
            Loose loose = Loose.of(known.key());
            byReference
                    .computeIfAbsent(loose.reference(), any -> new ArrayList<>(1))
                    .add(new Known(loose.version(), known.product()));
        });
    }

    /** The products whose reference and version are nearly these. */
    List<UUID> alike(Loose key) {
        return byReference.getOrDefault(key.reference(), List.of()).stream()
                .filter(known -> known.version() == key.version())
                .map(Known::product)
                .toList();
    }

    /** Whether two versions differ in nothing that counts. */
    static boolean areAlike(String one, String other) {
        return looseVersion(one).equals(looseVersion(other));
    }

    /** The products whose reference is nearly this one, whatever their version. */
    List<UUID> versions(String reference) {
        return byReference.getOrDefault(bits(loose(reference)), List.of()).stream()
                .map(Known::product)
                .toList();
    }

    private static long bits(String loose) {
        long bits = 1125899906842597L;
        for (int i = 0; i < loose.length(); i++) {
            bits = 31 * bits + loose.charAt(i);
        }
        return bits;
    }

    /** What of a reference counts. */
    static String loose(String reference) {
        return withoutZeros(plain(reference));
    }

    /** What of a version counts. */
    static String looseVersion(String version) {
        String pointed = COMMA.matcher(plain(version)).replaceAll(".");
        return withoutZeros(VERSION_WORD.matcher(pointed).replaceFirst(""));
    }

    private static String plain(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String seen =
                APOSTROPHES.matcher(StorableText.asSeen(lower).replace(" ", "")).replaceFirst("");
        String joined = DASH.matcher(seen).replaceAll("-");
        return BETWEEN.matcher(joined).replaceAll("");
    }

    private static String withoutZeros(String text) {
        String number = LEADING_ZEROS.matcher(text).replaceFirst("");
        Matcher decimal = DECIMAL.matcher(number);
        if (decimal.matches()) {
            return decimal.group(2).isEmpty() ? decimal.group(1) : decimal.group(1) + "." + decimal.group(2);
        }
        return TRAILING_ZEROS.matcher(number).replaceFirst("");
    }
}
