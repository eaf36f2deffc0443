package dev.countersign.io.git;

import dev.countersign.core.commit.Ascii;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Whole numbers as git takes them from configurations (git-config(1), integer): as C writes them ({@code strtoimax},
 * C17 7.22.1.4), that is in decimal, after {@code 0x} in hexadecimal or after {@code 0} in octal digits, and with
 * {@code k}, {@code m} or {@code g} behind for powers of 1024.
 */
final class GitNumber {

    private static final String BLANKS = " \t\n\u000b\f\r";

    /** Each 1024 times the one before. */
    private static final String UNITS = "kmg";

    private static final int UNIT_BITS = 10;
    private static final int OCTAL = 8;
    private static final int DECIMAL = 10;
    private static final int HEXADECIMAL = 16;

    private GitNumber() {}

    /** The number as {@code git_config_int} has it; empty when that refuses the text. */
    static OptionalInt signed(String text) {
        String number = withoutBlanks(text);
        boolean negative = number.startsWith("-");
        OptionalLong magnitude = magnitude(negative ? number.substring(1) : withoutPlus(number));
        if (magnitude.isEmpty() || magnitude.getAsLong() < 0 || magnitude.getAsLong() > Integer.MAX_VALUE) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) (negative ? -magnitude.getAsLong() : magnitude.getAsLong()));
    }

    /**
     * The number as {@code git_config_ulong} has it, which counts to 2⁶⁴ - 1; empty when that refuses the text. What no
     * long can hold is given as the largest one.
     */
    static OptionalLong unsigned(String text) {
        if (text.indexOf('-') >= 0) {
            return OptionalLong.empty();
        }
        OptionalLong number = magnitude(withoutPlus(withoutBlanks(text)));
        return number.isPresent() && number.getAsLong() < 0 ? OptionalLong.of(Long.MAX_VALUE) : number;
    }

    private static String withoutBlanks(String text) {
        int start = 0;
        while (start < text.length() && BLANKS.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        return text.substring(start);
    }

    private static String withoutPlus(String number) {
        return number.startsWith("+") ? number.substring(1) : number;
    }

    /** What a text without sign means, in 64 bits without sign. */
    private static OptionalLong magnitude(String text) {
        int radix = radix(text);
        int start = radix == HEXADECIMAL ? 2 : 0;
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end), radix)) {
            end++;
        }
        return start == end ? OptionalLong.empty() : scaled(text.substring(start, end), radix, text.substring(end));
    }

    /** Without a digit behind it, the x is none of the number. */
    private static int radix(String text) {
        if (!text.startsWith("0")) {
            return DECIMAL;
        }
        boolean marked = text.startsWith("x", 1) || text.startsWith("X", 1);
        return marked && text.length() > 2 && isDigit(text.charAt(2), HEXADECIMAL) ? HEXADECIMAL : OCTAL;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 0x80 && Character.digit(c, radix) >= 0;
    }

    private static OptionalLong scaled(String digits, int radix, String unit) {
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(Ascii.lowerCase(unit)) + 1;
        if (unit.length() > 1 || (power == 0 && !unit.isEmpty())) {
            return OptionalLong.empty();
        }
        int bits = power * UNIT_BITS;
        try {
            long number = Long.parseUnsignedLong(digits, radix);
            boolean fits = Long.compareUnsigned(number, -1L >>> bits) <= 0;
            return fits ? OptionalLong.of(number << bits) : OptionalLong.empty();
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }
}
