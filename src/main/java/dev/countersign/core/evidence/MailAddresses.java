package dev.countersign.core.evidence;

import dev.countersign.core.commit.Ascii;
import java.util.ArrayList;
import java.util.List;

/** Finds addresses in a text however they are written: in brackets, with one bracket, with none, escaped, as a link. */
final class MailAddresses {

    private static final int LONGEST = 200;

    private MailAddresses() {}

    /** The addresses in a text, in order, in lower case, each with its place. */
    static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < LONGEST && isLocal(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && end - at < LONGEST && isDomain(text.charAt(end))) {
                end++;
            }
            while (text.charAt(start) == '[') {
                start++;
            }
            if (start < at && end > at + 1) {
                String address = Ascii.lowerCase(text.substring(start, end));
                found.add(new Found(withoutLastDots(address), start, end));
            }
        }
        return found;
    }

    private static String withoutLastDots(String address) {
        int end = address.length();
        while (address.charAt(end - 1) == '.' || address.charAt(end - 1) == '-') {
            end--;
        }
        return address.substring(0, end);
    }

    private static boolean isLocal(char c) {
        return isLetterOrDigit(c) || "._%+-[]".indexOf(c) >= 0;
    }

    private static boolean isDomain(char c) {
        return isLetterOrDigit(c) || c == '.' || c == '-';
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** An address and where it stands. */
    record Found(String address, int start, int end) {

        String local() {
            return address.substring(0, address.indexOf('@'));
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }
    }
}
