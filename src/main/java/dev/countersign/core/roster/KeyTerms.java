package dev.countersign.core.roster;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When and for what a key proves something.
 *
 * @param from the first day of validity, in UTC
 * @param until the last day of validity, in UTC, included
 * @param revoked the day from which on nothing by this key counts any more, whenever it claims to have been signed
 * @param namespaces what signatures by this key may be for (ssh-keygen(1), -n); empty for anything
 */
public record KeyTerms(
        Optional<LocalDate> from, Optional<LocalDate> until, Optional<LocalDate> revoked, Set<String> namespaces) {

    public KeyTerms {
        namespaces = Set.copyOf(namespaces);
    }

    /** Whether signatures by such a key may be for this. */
    public boolean serve(String namespace) {
        return namespaces.isEmpty() || namespaces.contains(namespace);
    }

    /**
     * Why such a key proves nothing, if so. It must be valid on both days: a signature may name an earlier day than the
     * one on which it was made, and a key that is not valid any more may be in other hands.
     *
     * @param received when the push was received
     * @param signed when the commit says that it was made
     */
    public Optional<String> objection(LocalDate received, LocalDate signed) {
        return revoked.filter(day -> !received.isBefore(day))
                .map(day -> "was revoked on " + day)
                .or(() -> Stream.of(received, signed)
                        .flatMap(day -> invalidity(day).stream())
                        .findFirst());
    }

    private Optional<String> invalidity(LocalDate day) {
        return until.filter(day::isAfter)
                .map(last -> "is not valid since " + last)
                .or(() -> from.filter(day::isBefore).map(first -> "is not valid before " + first));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyTerms that
                && from.equals(that.from)
                && until.equals(that.until)
                && revoked.equals(that.revoked)
                && namespaces.equals(that.namespaces);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, until, revoked);
    }
}
