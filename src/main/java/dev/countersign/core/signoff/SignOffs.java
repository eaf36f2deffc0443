package dev.countersign.core.signoff;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.Message;
import dev.countersign.core.commit.Trailer;
import java.util.List;
import java.util.Optional;

/**
 * Reads sign-offs as strictly as the strictest reader: a trailer counts when git sees it and when every other reader of
 * Git messages would find the same one address in it.
 */
public final class SignOffs {

    private static final String KEY = "Signed-off-by";
    private static final String LOCAL_PART_EXTRAS = ".!#$%&'*+/=?^_`{|}~-";

    private static final String BIDI_CONTROLS =
            "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private SignOffs() {}

    /** The readings of every {@code Signed-off-by} trailer that git sees, in the order of the message. */
    public static List<SignOffReading> of(Message message) {
        return message.trailers().stream()
                .filter(trailer -> Ascii.equalsIgnoreCase(trailer.key(), KEY))
                .map(SignOffs::read)
                .toList();
    }

    private static SignOffReading read(Trailer trailer) {
        return formFlaw(trailer.form())
                .<SignOffReading>map(reason -> new InvalidSignOff(trailer.value(), trailer.line(), reason))
                .orElseGet(() -> ofValue(trailer.value(), trailer.line()));
    }

    /** The reading of {@code Name <address>}, the value of a trailer. */
    static SignOffReading ofValue(String value, int line) {
        int open = value.indexOf('<');
        Optional<String> flaw = bracketFlaw(value).or(() -> {
            String address = value.substring(open + 1, value.length() - 1);
            return nameFlaw(value.substring(0, open), address).or(() -> addressFlaw(address));
        });
        return flaw.<SignOffReading>map(reason -> new InvalidSignOff(value, line, reason))
                .orElseGet(() -> new SignOff(
                        value.substring(0, open).strip(),
                        EmailAddress.of(value.substring(open + 1, value.length() - 1)),
                        line));
    }

    private static Optional<String> formFlaw(Trailer.Form form) {
        return switch (form) {
            case PLAIN -> Optional.empty();
            case BLANK_BEFORE_COLON -> Optional.of("a blank stands between the key and the colon");
            case ODD_BLANK_AROUND_VALUE -> Optional.of("a tab or carriage return stands beside the value");
            case FOLDED -> Optional.of("it goes on in the next line");
            case DEPENDS_ON_CARRIAGE_RETURNS ->
                Optional.of("carriage returns in the message make git read it in two ways");
        };
    }

    private static Optional<String> bracketFlaw(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>');
        if (open < 0 || close < 0) {
            return Optional.of("not of the form 'Name <address>'");
        }
        if (open != value.lastIndexOf('<') || close != value.lastIndexOf('>') || close < open) {
            return Optional.of("more than one '<' or '>'");
        }
        return close == value.length() - 1 ? Optional.empty() : Optional.of("text after the address");
    }

    private static Optional<String> nameFlaw(String name, String address) {
        if (name.isBlank()) {
            return Optional.of("no name before the address");
        }
        if (!name.endsWith(" ")) {
            return Optional.of("no space between the name and the address");
        }
        if (name.indexOf('@') >= 0 && !name.strip().equals(address)) {
            return Optional.of("a second address in the name");
        }
        if (name.indexOf('\\') >= 0 || name.chars().filter(c -> c == '"').count() % 2 != 0) {
            return Optional.of("a backslash or an open quotation in the name");
        }
        return name.codePoints().anyMatch(SignOffs::isTreacherous)
                ? Optional.of("control characters in the name")
                : Optional.empty();
    }

    private static Optional<String> addressFlaw(String address) {
        int at = address.indexOf('@');
        if (at < 0 || at != address.lastIndexOf('@')) {
            return Optional.of("the address has no '@', or more than one");
        }
        if (at == 0 || at == address.length() - 1) {
            return Optional.of("nothing before or after the '@' of the address");
        }
        return address.chars().allMatch(c -> c == '@' || isAddressCharacter(c))
                ? Optional.empty()
                : Optional.of("the address has characters that no plain address has");
    }

    /** RFC 5321 (Dot-string) and nothing quoted, commented or beyond ASCII. */
    private static boolean isAddressCharacter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || LOCAL_PART_EXTRAS.indexOf(c) >= 0;
    }

    /** Control characters, line separators and what changes the direction of text; joiners belong to many names. */
    private static boolean isTreacherous(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.FORMAT -> BIDI_CONTROLS.indexOf(c) >= 0;
            default -> false;
        };
    }
}
