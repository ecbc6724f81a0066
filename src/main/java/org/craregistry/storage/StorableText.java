package org.craregistry.storage;

/** Tells texts that every database and every workbook keeps: without null characters and without halves of characters. */
public final class StorableText {

    private StorableText() {}

    /** Whether the text can be kept; other control characters occur in real registers and can. */
    public static boolean is(String text) {
        return text.codePoints()
                .noneMatch(character -> character == 0 || Character.getType(character) == Character.SURROGATE);
    }
}
