package dev.countersign.core.roster;

import dev.countersign.core.commit.EmailAddress;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person of the roster.
 *
 * @param name for people; two members may share one
 * @param emails at least one; the first is the one that remedies suggest
 * @param logins names under which a server knows the person; may be empty
 * @param keys by which the person can prove something; may be empty
 * @param from the first day of activity, in UTC
 * @param until the last day of activity, in UTC, included
 */
public record Member(
        String name,
        List<EmailAddress> emails,
        Level level,
        List<String> logins,
        List<SigningKey> keys,
        Optional<LocalDate> from,
        Optional<LocalDate> until) {

    public Member {
        emails = List.copyOf(emails);
        logins = List.copyOf(logins);
        keys = List.copyOf(keys);
        if (emails.isEmpty()) {
            throw new IllegalArgumentException("member '" + name + "' needs an address");
        }
    }

    /** The same person with more keys. */
    public Member with(List<SigningKey> more) {
        List<SigningKey> all = Stream.concat(keys.stream(), more.stream()).toList();
        return new Member(name, emails, level, logins, all, from, until);
    }

    /** Whether the person is active on this day. */
    public boolean isActiveOn(LocalDate day) {
        return active().include(day);
    }

    /** The days on which the person is active. */
    public Days active() {
        return new Days(from, until);
    }

    /** The key of this fingerprint, valid or not, if it is this member's. */
    public Optional<SigningKey> key(String fingerprint) {
        return keys.stream()
                .filter(key -> key.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /** Whether a server knows the person by this login, in the case of its letters. */
    public boolean hasLogin(String login) {
        return logins.contains(login);
    }

    /** The name and the first address, as a trailer wants them. */
    public String signature() {
        return name + " <" + emails.get(0) + ">";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Member that
                && name.equals(that.name)
                && emails.equals(that.emails)
                && level.equals(that.level)
                && logins.equals(that.logins)
                && keys.equals(that.keys)
                && from.equals(that.from)
                && until.equals(that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, emails);
    }
}
