package org.craregistry.register.workbook;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the texts that the cells of a workbook share, as plain strings without their formats. */
final class SharedTexts extends DefaultHandler {

    /** What a string costs in memory beside its characters. */
    private static final int OVERHEAD = 48;

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final String name;
    private final ReadLimits limits;
    private final StringBuilder text = new StringBuilder();
    private String[] texts = new String[1024];
    private int size;
    private long weight;
    private boolean inText;
    private boolean inPhonetics;

    SharedTexts(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /** The text of this number, as it is written in a cell; {@code null} where there is none. */
    @Nullable
    String get(String number) {
        String digits = number.strip();
        int index = DIGITS.matcher(digits).matches() ? XmlNumber.of(digits) : -1;
        return index >= 0 && index < size ? texts[index] : null;
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("si")) {
            text.setLength(0);
        } else if (local.equals("t")) {
            inText = !inPhonetics;
        } else if (local.equals("rPh")) {
            inPhonetics = true;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText) {
            text.append(characters, start, length);
            if (text.length() > limits.cellCharacters()) {
                throw FileRefusals.cellTooLong(name, "with shared text number " + size, limits.cellCharacters());
            }
        }
    }

    @Override
    public void endElement(String uri, String local, String qualified) {
        if (local.equals("t")) {
            inText = false;
        } else if (local.equals("rPh")) {
            inPhonetics = false;
        } else if (local.equals("si")) {
            add(OoxmlText.unescape(text.toString()));
        }
    }

    private void add(String complete) {
        weight += complete.length() + OVERHEAD;
        if (weight > limits.textCharacters()) {
            throw FileRefusals.tooMuchText(name);
        }
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, size * 2);
        }
        texts[size++] = complete;
    }
}
