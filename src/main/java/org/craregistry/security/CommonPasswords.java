package org.craregistry.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Passwords that many people use, or that follow from what everybody knows (NIST SP 800-63B, 3.1.1.2). A list of whole passwords of
 * twelve characters and more would be long and full of holes: nearly all of them are one or two common words, repeated, with digits
 * around or signs for letters, or a way along the keys. So these are recognized.
 */
final class CommonPasswords {

    /** What is left beside common words has to be at least as long. */
    private static final int FEWEST_OF_ITS_OWN = 4;

    /** As many digits as a date has. */
    private static final int DIGITS_THAT_SAY_NOTHING = 8;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int MOST_WORDS = 2;

    /** In the place of a word, so that what stands around it does not become one run. */
    private static final String BETWEEN_RUNS = " ";

    private static final List<String> WORDS = read();

    private static final List<String> WAYS = Stream.of(
                    "abcdefghijklmnopqrstuvwxyz",
                    "0123456789",
                    "01234567890",
                    "qwertyuiopasdfghjklzxcvbnm",
                    "qwertzuiopasdfghjklyxcvbnm",
                    "azertyuiopqsdfghjklmwxcvbn",
                    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
                    "1q2w3e4r5t6y7u8i9o0p")
            .flatMap(way -> Stream.of(way, new StringBuilder(way).reverse().toString()))
            .map(way -> way.repeat(8))
            .toList();

    private CommonPasswords() {}

    /** Whether a password is one of them. @param name of the account, which is as well known as a word */
    static boolean contain(String name, String password) {
        String plain = onlyLettersAndDigits(password.toLowerCase(Locale.ROOT));
        return isCommon(name, plain) || isCommon(name, onlyLettersAndDigits(withLettersForSigns(password)));
    }

    private static boolean isCommon(String name, String folded) {
        return folded.chars().distinct().count() < FEWEST_DIFFERENT
                || isWay(folded)
                || isMadeOfWords(onlyLettersAndDigits(name), oneOf(folded));
    }

    private static boolean isMadeOfWords(String name, String folded) {
        String rest = folded;
        int words = 0;
        for (String word : Stream.concat(Stream.of(name), WORDS.stream()).toList()) {
            if (word.length() > 2 && rest.contains(word)) {
                rest = rest.replace(word, BETWEEN_RUNS);
                words++;
            }
        }
        return words <= MOST_WORDS && ofItsOwn(rest) < FEWEST_OF_ITS_OWN;
    }

    /** How many characters follow from nothing that everybody knows: letters, and of each run of digits what it has of its own. */
    private static int ofItsOwn(String rest) {
        return Arrays.stream(rest.split("[^0-9]+"))
                        .mapToInt(CommonPasswords::digitsOfItsOwn)
                        .sum()
                + rest.replaceAll("[0-9 ]", "").length();
    }

    /** Those beyond the digits of a date; none where the run is a way along the keys or repeats a few digits. */
    private static int digitsOfItsOwn(String run) {
        String one = oneOf(run);
        boolean isEasy = isWay(one) || one.chars().distinct().count() < FEWEST_DIFFERENT;
        return isEasy ? 0 : Math.max(0, one.length() - DIGITS_THAT_SAY_NOTHING);
    }

    private static boolean isWay(String text) {
        return WAYS.stream().anyMatch(way -> way.contains(text));
    }

    /** What a text repeats, or the text itself. */
    private static String oneOf(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            String piece = text.substring(0, length);
            if (piece.repeat(text.length() / length + 1).startsWith(text)) {
                return piece;
            }
        }
        return text;
    }

    private static String onlyLettersAndDigits(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private static String withLettersForSigns(String password) {
        String signs = "@4308$517!";
        String letters = "aaeobssiti";
        StringBuilder folded = new StringBuilder();
        password.toLowerCase(Locale.ROOT).chars().forEach(character -> {
            int at = signs.indexOf(character);
            folded.append(at < 0 ? (char) character : letters.charAt(at));
        });
        return folded.toString();
    }

    /** The longest first, so that a short word does not break a long one. */
    private static List<String> read() {
        try (InputStream in =
                Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("/security/common-passwords.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
