package org.craregistry.register;

import org.craregistry.law.RefusedAnswer;
import org.craregistry.storage.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * What a cell turned out to say: a value, a value with a remark, or a problem.
 *
 * @param value {@code null} where the cell cannot be taken over
 * @param code of the problem or remark; {@code null} where there is neither
 * @param words the sentence without the address
 */
record CellReading(@Nullable Object value, @Nullable String code, String words) {

    static CellReading of(Object value) {
        return new CellReading(value, null, "");
    }

    static CellReading refused(String code, String words) {
        return new CellReading(null, code, words);
    }

    static CellReading outOfRange(String met, RefusedAnswer refused) {
        return refused("OUT_OF_RANGE", "%s is out of range; accepted: %s.".formatted(quoted(met), refused.accepted()));
    }

    /** This with one more sentence. */
    CellReading adding(String sentence) {
        return new CellReading(value, code, words + " " + sentence);
    }

    /** This value with a remark; a problem stays as it is. */
    CellReading remarked(String remarkCode, String remark) {
        return value == null ? this : new CellReading(value, remarkCode, remark);
    }

    /** A text from a file as it may be quoted in a sentence: short and in one line. */
    static String quoted(String text) {
        String line = text.replaceAll("\\p{Cc}+", " ");
        return "\"" + StorableText.beginning(line, 80) + "\"";
    }
}
