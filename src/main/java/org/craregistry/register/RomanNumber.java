package org.craregistry.register;

import java.util.Map;
import java.util.TreeMap;

/** Numbers as annexes, months and columns have them: I, IV, XII. */
final class RomanNumber {

    private static final TreeMap<Integer, String> LETTERS =
            new TreeMap<>(Map.of(1, "I", 4, "IV", 5, "V", 9, "IX", 10, "X", 40, "XL", 50, "L", 90, "XC", 100, "C"));

    private RomanNumber() {}

    /** @param number from 1 on; beyond 100 with as many C as it takes */
    static String of(int number) {
        StringBuilder roman = new StringBuilder();
        int rest = number;
        while (rest > 0) {
            Map.Entry<Integer, String> letters = LETTERS.floorEntry(rest);
            roman.append(letters.getValue());
            rest -= letters.getKey();
        }
        return roman.toString();
    }
}
