package dev.countersign.core.commit;

import java.nio.charset.Charset;
import java.util.Optional;

/**
 * An identity with its date as a header holds it: {@code Name <address> 1700000000 +0100}.
 *
 * @param seconds since 1970
 */
record IdentityLine(Identity identity, long seconds) {

    private static final int MOST_DATE_DIGITS = 12;
    private static final int MOST_ZONE_DIGITS = 7;

    /**
     * Reads a header's value. Exactly one {@code <} and one {@code >} may stand in it, in this order, and after them a
     * space, a date of at most twelve digits, a space and a time zone: where anything else stands, git and JGit find
     * different people or different dates.
     */
    static Optional<IdentityLine> parse(byte[] object, int from, int to, Charset charset) {
        int open = Bytes.indexOf(object, '<', from, to);
        int close = Bytes.indexOf(object, '>', from, to);
        if (open >= close || close == to || Bytes.indexOf(object, '<', open + 1, to) < to) {
            return Optional.empty();
        }
        int date = close + 2;
        int dateEnd = Bytes.indexOf(object, ' ', date, to);
        if (!Bytes.startsWith(object, close + 1, to, " ")
                || !isNumber(object, date, dateEnd, MOST_DATE_DIGITS)
                || !isZone(object, dateEnd + 1, to)) {
            return Optional.empty();
        }
        String name = Bytes.decode(object, from, open, charset);
        String email = Bytes.decode(object, open + 1, close, charset);
        return Optional.of(
                new IdentityLine(new Identity(trim(name), EmailAddress.of(email)), number(object, date, dateEnd)));
    }

    private static boolean isZone(byte[] object, int from, int to) {
        return (Bytes.startsWith(object, from, to, "+") || Bytes.startsWith(object, from, to, "-"))
                && isNumber(object, from + 1, to, MOST_ZONE_DIGITS);
    }

    private static boolean isNumber(byte[] object, int from, int to, int mostDigits) {
        int at = from;
        while (at < to && object[at] >= '0' && object[at] <= '9') {
            at++;
        }
        return at == to && at > from && at - from <= mostDigits;
    }

    private static long number(byte[] object, int from, int to) {
        long number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + (object[at] - '0');
        }
        return number;
    }

    private static String trim(String name) {
        int from = 0;
        int to = name.length();
        while (from < to && Bytes.isSpace(name.charAt(from))) {
            from++;
        }
        while (from < to && Bytes.isSpace(name.charAt(to - 1))) {
            to--;
        }
        return name.substring(from, to);
    }
}
