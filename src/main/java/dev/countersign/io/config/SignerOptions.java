package dev.countersign.io.config;

import dev.countersign.core.commit.Ascii;
import dev.countersign.io.yaml.Quoted;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a line of allowed signers says of its key besides whose it is. Problems are noted. */
final class SignerOptions {

    private static final String CERT_AUTHORITY = "cert-authority";
    private static final String KNOWN = "namespaces, valid-after, valid-before";

    private final Set<String> seen = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private Optional<LocalDate> from = Optional.empty();
    private Optional<LocalDate> until = Optional.empty();

    /** Whether a word is meant for options: what else stands there is the type of a key. */
    static boolean areMeant(Line.Word word) {
        return word.text().indexOf('=') >= 0 || name(word.parts().get(0)).equals(CERT_AUTHORITY);
    }

    /** The options in a word. */
    static SignerOptions of(Line.Word word) {
        SignerOptions options = new SignerOptions();
        word.parts().forEach(options::take);
        return options;
    }

    private void take(Line.Word option) {
        String name = name(option);
        if (!seen.add(name)) {
            option.report("the option " + Quoted.of(name) + " stands twice");
        }
        switch (name) {
            case "namespaces" -> value(option).ifPresent(value -> takeNamespaces(option, value));
            case "valid-after" -> from = time(option).map(SignerTime::firstDay);
            case "valid-before" -> until = time(option).map(SignerTime::lastDay);
            case CERT_AUTHORITY ->
                option.report("certificates are not supported; list the keys of the people themselves");
            default -> option.report("unknown option " + Quoted.of(name) + "; known: " + KNOWN);
        }
    }

    /** What is between the quotes, which ssh-keygen wants, too. */
    private static Optional<String> value(Line.Word option) {
        String quoted = option.text().substring(option.text().indexOf('=') + 1);
        int end = quoted.length() - 1;
        if (end < 1 || quoted.indexOf('"') != 0 || quoted.indexOf('"', 1) != end) {
            option.report("an option is written as in namespaces=\"git\", its value in double quotes");
            return Optional.empty();
        }
        return Optional.of(quoted.substring(1, end));
    }

    private static String name(Line.Word option) {
        int end = option.text().indexOf('=');
        return Ascii.lowerCase(end < 0 ? option.text() : option.text().substring(0, end));
    }

    /** A list without a name would mean a key for nothing; ours would read it as one for anything. */
    private void takeNamespaces(Line.Word option, String value) {
        for (String namespace : value.split(",", -1)) {
            if (namespace.isEmpty() || isPattern(namespace)) {
                option.report("'namespaces' must be names such as git, without patterns: " + Quoted.of(value));
                return;
            }
            namespaces.add(namespace);
        }
    }

    /** Whether the text could stand for other texts, or for what is not to match (ssh_config(5), PATTERNS). */
    static boolean isPattern(String text) {
        return text.startsWith("!") || text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    private static Optional<SignerTime> time(Line.Word option) {
        return value(option).flatMap(value -> {
            Optional<SignerTime> time = SignerTime.parse(value);
            if (time.isEmpty()) {
                option.report("a time is written as in 20240131Z or 20240131235959Z, not " + Quoted.of(value));
            }
            return time;
        });
    }

    Set<String> namespaces() {
        return namespaces;
    }

    Optional<LocalDate> from() {
        return from;
    }

    Optional<LocalDate> until() {
        return until;
    }
}
