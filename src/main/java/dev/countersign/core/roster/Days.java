package dev.countersign.core.roster;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Days in UTC, from one to another.
 *
 * @param from the first; empty for all that lie before
 * @param until the last, included; empty for all that follow
 */
public record Days(Optional<LocalDate> from, Optional<LocalDate> until) {

    /** Whether this day is one of them. */
    public boolean include(LocalDate day) {
        return from.map(first -> !day.isBefore(first)).orElse(true)
                && until.map(last -> !day.isAfter(last)).orElse(true);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Days that && from.equals(that.from) && until.equals(that.until);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, until);
    }
}
