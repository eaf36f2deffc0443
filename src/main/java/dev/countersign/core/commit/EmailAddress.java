package dev.countersign.core.commit;

import java.util.Objects;

/**
 * An e-mail address as a key to a person: equal when the bytes are equal but for the case of ASCII letters. No other
 * letter is ever folded, trimmed or normalised, so that nobody can write an address that becomes somebody else's.
 */
public final class EmailAddress {

    private final String text;
    private final String key;

    private EmailAddress(String text) {
        this.text = text;
        this.key = Ascii.lowerCase(text);
    }

    /** The address that the text is; every text is one, only equality is defined. */
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }

    /** The address as it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmailAddress that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(key);
    }

    @Override
    public String toString() {
        return text;
    }
}
