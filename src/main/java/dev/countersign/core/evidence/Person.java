package dev.countersign.core.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody that a trailer names.
 *
 * @param name may be empty
 * @param mailbox absent where there is no address, or none that can be read
 */
record Person(String name, Optional<MailAddresses.Found> mailbox) {

    private static final String AROUND = " \t<>()[]{},;&\"'*_\\";

    /** Everybody that a value names: one for each address, or one without. */
    static List<Person> in(String value) {
        List<Person> people = new ArrayList<>();
        int from = 0;
        for (MailAddresses.Found mailbox : MailAddresses.in(value)) {
            people.add(new Person(
                    trim(value.substring(Math.min(from, mailbox.start()), mailbox.start())), Optional.of(mailbox)));
            from = mailbox.end();
        }
        if (people.isEmpty()) {
            int bracket = value.indexOf('<');
            people.add(new Person(trim(bracket > 0 ? value.substring(0, bracket) : value), Optional.empty()));
        }
        return people;
    }

    private static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && AROUND.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && " \t<[{,;&\"'*_\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
