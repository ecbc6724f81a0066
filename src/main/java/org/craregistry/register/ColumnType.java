package org.craregistry.register;

/** What a cell of a column holds. */
public enum ColumnType {
    TEXT("text"),
    TEXTS("one text or several, separated by comma, semicolon or line break"),
    YES_NO("Yes or No"),
    CHOICE("one of the list"),
    CHOICES("any of the list, separated by comma, semicolon or line break; NONE where none applies"),
    CATEGORY("a category of Annex III or IV of the CRA: its code, title or item such as III.I.3; or NONE"),
    DATE("a date, as a date cell or as text such as 2028-06-01"),
    NUMBER("a number");

    private final String words;

    ColumnType(String words) {
        this.words = words;
    }

    /** Whether a cell is read to the letter. */
    boolean isText() {
        return this == TEXT || this == TEXTS;
    }

    /** What a cell holds, in words. */
    public String words() {
        return words;
    }
}
