package org.craregistry.storage;

import java.util.regex.Pattern;

/** Tells texts that every database and every workbook keeps: without null characters and without halves of characters. */
public final class StorableText {

    private static final String GOES_ON = "...";

    /** Signs that steer, fillers of Korean, an empty pattern of Braille, and signs that only vary or join others. */
    private static final String STEERS = "\\p{Cf}\\u115F\\u1160\\u3164\\uFFA0\\u2800\\u034F\\uFE00-\\uFE0F";

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\p{Cc}" + STEERS + "]*");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private static final Pattern STEERING = Pattern.compile("[" + STEERS + "]+");

    private StorableText() {}

    /** Why a text cannot be kept, as a sentence for the one who wrote it. @param what what it is, such as The name */
    public static String refusal(String what) {
        return what + " has a character that cannot be kept, or half of one; remove it.";
    }

    /** Whether the text can be kept; other control characters occur in real registers and can. */
    public static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (c == 0 || Character.isSurrogate(c) && !isPair) {
                return false;
            }
            i += isPair ? 1 : 0;
        }
        return true;
    }

    /** Whether anything of it can be seen, and not only spaces, fillers and signs that steer how others are shown. */
    public static boolean isSeen(String text) {
        return !UNSEEN.matcher(text).matches();
    }

    /** As it looks: a simple space for spaces of every kind, and nothing that is not seen. */
    public static String asSeen(String text) {
        return SPACES.matcher(STEERING.matcher(text).replaceAll("")).replaceAll(" ");
    }

    /** The beginning of a text, in so many characters at most, of which the last ones then say that it goes on; no half of a character. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return cut(text, most - GOES_ON.length()) + GOES_ON;
    }

    /** What a text begins with, in so many characters at most, and one less rather than half of a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
