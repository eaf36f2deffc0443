package dev.countersign.core.policy;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * Whom a message names as a further author. Read generously, in every line, block or not: whom any reader takes for a
 * co-author is none who is independent.
 *
 * @param line of the message, counted from 1
 * @param email what stands in the brackets, or where the value would have it
 */
record CoAuthor(int line, EmailAddress email) {

    private static final List<String> KEYS = List.of("co-authored-by", "co-developed-by");

    /** In the order of the message. */
    static List<CoAuthor> of(Message message) {
        List<CoAuthor> found = new ArrayList<>();
        for (int i = 0; i < message.lines().size(); i++) {
            int line = i + 1;
            String text = message.lines().get(i).strip();
            KEYS.stream()
                    .filter(key -> Ascii.lowerCase(text).startsWith(key))
                    .map(key -> text.substring(key.length()).strip())
                    .filter(rest -> rest.startsWith(":"))
                    .forEach(rest -> found.add(new CoAuthor(line, address(rest.substring(1)))));
        }
        return found;
    }

    private static EmailAddress address(String value) {
        int open = value.lastIndexOf('<');
        int close = value.indexOf('>', open);
        return EmailAddress.of(
                value.substring(open + 1, close < 0 ? value.length() : close).strip());
    }
}
