package dev.countersign.core.roster;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A public key by which a member can prove something.
 *
 * @param fingerprint in full, as {@code ssh-keygen -l} shows it; of OpenPGP the primary key's as {@code gpg} shows it,
 *     and behind it that of the subkey which this is, if it is one
 * @param from the first day of validity, in UTC
 * @param until the last day of validity, in UTC, included
 * @param revoked the day from which on nothing by this key counts any more, whenever it claims to have been signed
 * @param namespaces what signatures by this key may be for (ssh-keygen(1), -n); empty for anything
 * @param openPgp the key that this is, or belongs to, in armor; empty for a key of SSH, whose signatures hold it
 */
public record SigningKey(
        String fingerprint,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Optional<LocalDate> revoked,
        Set<String> namespaces,
        Optional<String> openPgp) {

    /** The namespace in which Git signs (git-config(1), gpg.format). */
    public static final String GIT = "git";

    private static final int ID_DIGITS = 16;
    private static final int HEX = 16;

    public SigningKey {
        namespaces = Set.copyOf(namespaces);
    }

    /** A key of SSH for whatever it is used for. */
    public SigningKey(
            String fingerprint, Optional<LocalDate> from, Optional<LocalDate> until, Optional<LocalDate> revoked) {
        this(fingerprint, from, until, revoked, Set.of(), Optional.empty());
    }

    /** A key of OpenPGP, whose signatures do not say what they are for; it serves for Git alone. */
    public static SigningKey ofOpenPgp(
            String fingerprint,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<LocalDate> revoked,
            String armored) {
        return new SigningKey(fingerprint, Optional.of(from), until, revoked, Set.of(GIT), Optional.of(armored));
    }

    /** The same key, valid only on those of its days that these leave. */
    public SigningKey within(Optional<LocalDate> first, Optional<LocalDate> last, Optional<LocalDate> lost) {
        return new SigningKey(
                fingerprint,
                Stream.of(from, first).flatMap(Optional::stream).max(Comparator.naturalOrder()),
                earlier(until, last),
                earlier(revoked, lost),
                namespaces,
                openPgp);
    }

    private static Optional<LocalDate> earlier(Optional<LocalDate> one, Optional<LocalDate> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    /** The fingerprint of this very key, of a subkey too. */
    public String ownFingerprint() {
        return fingerprint.substring(fingerprint.lastIndexOf(' ') + 1).replace(")", "");
    }

    /** The id of a key of OpenPGP: the end of its own fingerprint (RFC 4880, section 12.2). */
    public Optional<Long> openPgpId() {
        return openPgp.map(armored -> {
            String own = ownFingerprint();
            return Long.parseUnsignedLong(own, own.length() - ID_DIGITS, own.length(), HEX);
        });
    }

    /** When and for what this key proves something. */
    public KeyTerms terms() {
        return new KeyTerms(from, until, revoked, namespaces);
    }

    /** Whether signatures by this key may be for this. */
    public boolean serves(String namespace) {
        return terms().serve(namespace);
    }

    /** Why this key proves nothing, if so: see {@link KeyTerms#objection}. */
    public Optional<String> objection(LocalDate received, LocalDate signed) {
        return terms().objection(received, signed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningKey that
                && fingerprint.equals(that.fingerprint)
                && from.equals(that.from)
                && until.equals(that.until)
                && revoked.equals(that.revoked)
                && namespaces.equals(that.namespaces)
                && openPgp.equals(that.openPgp);
    }

    @Override
    public int hashCode() {
        return fingerprint.hashCode();
    }
}
