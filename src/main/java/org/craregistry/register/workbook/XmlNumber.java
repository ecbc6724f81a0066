package org.craregistry.register.workbook;

import org.jspecify.annotations.Nullable;

/** Whole numbers in attributes. */
final class XmlNumber {

    private XmlNumber() {}

    /** The number; 0 where there is none or it is not one. */
    static int of(@Nullable String digits) {
        if (digits == null || digits.isEmpty() || digits.length() > 9) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
