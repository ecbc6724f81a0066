package org.craregistry.register.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Reads the texts that the cells of a workbook share, as plain strings without their formats. */
final class SharedTexts extends DefaultHandler implements Closeable {

    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final String name;
    private final ReadLimits limits;
    private final NumberedTexts texts;
    private final StringBuilder text = new StringBuilder();
    private long weight;
    private boolean inText;
    private boolean inPhonetics;
    private boolean isStruck;
    private final BitSet struck = new BitSet();
    private boolean missing;

    SharedTexts(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
        this.texts = new NumberedTexts(limits.memoryForTexts());
    }

    /** Says that the workbook names a part with these texts, but does not hold it. */
    void areMissing() {
        missing = true;
    }

    /**
     * The text of this number, as it is written in a cell; {@code null} where there is none.
     *
     * @throws UnreadableRegister where all of them are missing
     */
    @Nullable
    String get(String number) {
        if (missing) {
            throw FileRefusals.damaged(name, "the texts of its cells are missing");
        }
        String digits = number.strip();
        return DIGITS.matcher(digits).matches() ? texts.get(XmlNumber.of(digits)) : null;
    }

    /** Whether a part of the text of this number is struck through. */
    boolean isStruck(String number) {
        return !struck.isEmpty() && struck.get(XmlNumber.of(number.strip()));
    }

    @Override
    public void startElement(String uri, String local, String qualified, Attributes attributes) {
        if (local.equals("si")) {
            text.setLength(0);
            isStruck = false;
        } else if (local.equals("strike")) {
            isStruck |= StylesHandler.isOn(attributes);
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
                throw FileRefusals.cellTooLong(
                        name, "with shared text number " + texts.size(), limits.cellCharacters());
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
        weight += complete.length() + NumberedTexts.OVERHEAD;
        if (weight > limits.textCharacters()) {
            throw FileRefusals.tooMuchText(name);
        }
        if (isStruck) {
            struck.set(texts.size());
        }
        texts.add(complete);
    }

    @Override
    public void close() throws IOException {
        texts.close();
    }
}
