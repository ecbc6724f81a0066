package org.craregistry.register.imports;

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

/**
 * The products of a portfolio by their keys without what spreadsheets and people change in them: zeros at either end of a number, a "v"
 * before it, case and spaces. Small enough to be kept for the largest portfolio.
 */
final class KnownProducts {

    private static final Pattern VERSION_WORD = Pattern.compile("^(?:version|ver\\.?|v\\.?)(?=\\d)");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");
    private static final Pattern DECIMAL = Pattern.compile("(\\d+)\\.(\\d*?)0*");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("(?:\\.0+)+$");

    /** The 64 bits of a reference and those of a version stand for the texts, of which each product may have thousands of characters. */
    private record Known(long version, UUID product) {}

    /** A reference and a version by what counts of them, of which 64 bits each stand for the texts. */
    record Loose(long reference, long version) {

        static Loose of(ProductKey key) {
            return new Loose(bits(key.reference()), bits(key.version()));
        }
    }

    private final Map<Long, List<Known>> byReference = new HashMap<>();

    KnownProducts(Stream<KnownKey> keys) {
        keys.forEach(known -> byReference
                .computeIfAbsent(bits(known.key().reference()), any -> new ArrayList<>(1))
                .add(new Known(bits(known.key().version()), known.product())));
    }

    /** The products whose reference and version are nearly these. */
    List<UUID> alike(Loose key) {
        return byReference.getOrDefault(key.reference(), List.of()).stream()
                .filter(known -> known.version() == key.version())
                .map(Known::product)
                .toList();
    }

    /** Whether two texts differ in nothing that counts. */
    static boolean areAlike(String one, String other) {
        return loose(one).equals(loose(other));
    }

    /** The products whose reference is nearly this one, whatever their version. */
    List<UUID> versions(String reference) {
        return byReference.getOrDefault(bits(reference), List.of()).stream()
                .map(Known::product)
                .toList();
    }

    private static long bits(String text) {
        long bits = 1125899906842597L;
        String loose = loose(text);
        for (int i = 0; i < loose.length(); i++) {
            bits = 31 * bits + loose.charAt(i);
        }
        return bits;
    }

    /** What of a text counts. */
    static String loose(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Z}]+", "");
        String number = LEADING_ZEROS
                .matcher(VERSION_WORD.matcher(plain).replaceFirst(""))
                .replaceFirst("");
        Matcher decimal = DECIMAL.matcher(number);
        if (decimal.matches()) {
            return decimal.group(2).isEmpty() ? decimal.group(1) : decimal.group(1) + "." + decimal.group(2);
        }
        return TRAILING_ZEROS.matcher(number).replaceFirst("");
    }
}
