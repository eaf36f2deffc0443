package dev.countersign.io.snapshot;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Days;
import dev.countersign.core.roster.KeyTerms;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Members and standings as bytes, each made by its constructor when it is read. */
final class People {

    private People() {}

    static void write(Member member, SnapshotWriter out) {
        out.text(member.name());
        out.all(member.emails(), email -> out.text(email.text()));
        out.number(member.level().rank());
        out.all(member.logins(), out::text);
        out.all(member.keys(), key -> write(key, out));
        out.day(member.from());
        out.day(member.until());
    }

    static Member member(SnapshotReader in, List<Level> levels) {
        String name = in.text();
        List<EmailAddress> emails = in.all(() -> EmailAddress.of(in.text()));
        Level level = level(in, levels);
        List<String> logins = in.all(in::text);
        List<SigningKey> keys = in.all(() -> key(in));
        return new Member(name, emails, level, logins, keys, in.day(), in.day());
    }

    private static void write(SigningKey key, SnapshotWriter out) {
        out.text(key.fingerprint());
        write(key.terms(), out);
        out.flag(key.openPgp().isPresent());
        key.openPgp().ifPresent(out::text);
    }

    private static SigningKey key(SnapshotReader in) {
        String fingerprint = in.text();
        KeyTerms terms = terms(in);
        Optional<String> openPgp = in.flag() ? Optional.of(in.text()) : Optional.empty();
        return new SigningKey(fingerprint, terms.from(), terms.until(), terms.revoked(), terms.namespaces(), openPgp);
    }

    static void write(Standing standing, SnapshotWriter out) {
        out.number(standing.level().rank());
        out.day(standing.active().from());
        out.day(standing.active().until());
        out.flag(standing.hasLogin());
        out.all(standing.keys(), terms -> write(terms, out));
    }

    static Standing standing(SnapshotReader in, List<Level> levels) {
        Level level = level(in, levels);
        Days active = new Days(in.day(), in.day());
        boolean hasLogin = in.flag();
        return new Standing(level, active, hasLogin, new HashSet<>(in.all(() -> terms(in))));
    }

    private static void write(KeyTerms terms, SnapshotWriter out) {
        out.day(terms.from());
        out.day(terms.until());
        out.day(terms.revoked());
        out.all(terms.namespaces(), out::text);
    }

    private static KeyTerms terms(SnapshotReader in) {
        Optional<LocalDate> from = in.day();
        Optional<LocalDate> until = in.day();
        Optional<LocalDate> revoked = in.day();
        return new KeyTerms(from, until, revoked, new HashSet<>(in.all(in::text)));
    }

    private static Level level(SnapshotReader in, List<Level> levels) {
        int rank = in.number();
        if (rank < 0 || rank >= levels.size()) {
            throw new DamagedSnapshotException("a level of rank " + rank + " of " + levels.size());
        }
        return levels.get(rank);
    }
}
