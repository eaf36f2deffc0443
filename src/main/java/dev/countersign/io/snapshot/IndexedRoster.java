package dev.countersign.io.snapshot;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Cohort;
import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The roster in the bytes of a snapshot: only who is asked for is read. For use by several threads. */
final class IndexedRoster implements Roster {

    private final ByteBuffer bytes;
    private final Levels levels;
    private final List<Level> ladder;
    private final int size;
    private final int offsets;
    private final Entries emails;
    private final Entries logins;
    private final Entries keys;
    private final Entries openPgp;
    private final int cohorts;

    IndexedRoster(ByteBuffer bytes, int at) {
        this.bytes = bytes;
        SnapshotReader in = new SnapshotReader(bytes, at);
        this.emails = new Entries(bytes, in.number());
        this.logins = new Entries(bytes, in.number());
        this.keys = new Entries(bytes, in.number());
        this.openPgp = new Entries(bytes, in.number());
        this.cohorts = in.number();
        this.levels = Levels.of(in.all(in::text));
        this.ladder = levels.all();
        this.size = in.count();
        this.offsets = in.pass(Math.multiplyExact(size, Integer.BYTES));
    }

    /** Writes it, and answers where it can be read from. */
    static int write(Roster roster, SnapshotWriter out) {
        Index index = new Index();
        List<Integer> offsets = new ArrayList<>(roster.size());
        for (int i = 0; i < roster.size(); i++) {
            offsets.add(out.position());
            People.write(roster.member(i), out);
            index.add(roster.member(i), i);
        }
        List<Integer> sections = index.write(out);
        int cohorts = out.position();
        out.all(roster.cohorts(), cohort -> {
            People.write(cohort.standing(), out);
            out.all(cohort.positions(), out::number);
        });
        int start = out.position();
        sections.forEach(out::number);
        out.number(cohorts);
        out.all(roster.levels().names(), out::text);
        out.all(offsets, out::number);
        return start;
    }

    @Override
    public Levels levels() {
        return levels;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Member member(int position) {
        if (position < 0 || position >= size) {
            throw new DamagedSnapshotException("member " + position + " of " + size);
        }
        return People.member(new SnapshotReader(bytes, bytes.getInt(offsets + position * Integer.BYTES)), ladder);
    }

    @Override
    public Optional<Member> withEmail(EmailAddress email) {
        return first(emails, email.hashCode(), member -> member.emails().contains(email));
    }

    @Override
    public Optional<Member> withLogin(String login) {
        return first(logins, login.hashCode(), member -> member.hasLogin(login));
    }

    @Override
    public Optional<Member> withKey(String fingerprint) {
        return first(
                keys, fingerprint.hashCode(), member -> member.key(fingerprint).isPresent());
    }

    private Optional<Member> first(Entries entries, int hash, Predicate<Member> asked) {
        return entries.positions(hash).mapToObj(this::member).filter(asked).findFirst();
    }

    @Override
    public List<SigningKey> openPgpKeys(long id) {
        return openPgp.positions(Long.hashCode(id))
                .distinct()
                .mapToObj(this::member)
                .flatMap(member -> member.keys().stream())
                .filter(key -> key.openPgpId().filter(own -> own == id).isPresent())
                .toList();
    }

    @Override
    public List<Cohort> cohorts() {
        SnapshotReader in = new SnapshotReader(bytes, cohorts);
        return in.all(() -> new Cohort(People.standing(in, ladder), Positions.pass(bytes, in)));
    }

    /** What members are looked up by. */
    private static final class Index {

        private final Entries.Gathered emails = new Entries.Gathered();
        private final Entries.Gathered logins = new Entries.Gathered();
        private final Entries.Gathered keys = new Entries.Gathered();
        private final Entries.Gathered openPgp = new Entries.Gathered();

        void add(Member member, int position) {
            new LinkedHashSet<>(member.emails()).forEach(email -> emails.add(email.hashCode(), position));
            new LinkedHashSet<>(member.logins()).forEach(login -> logins.add(login.hashCode(), position));
            for (SigningKey key : member.keys()) {
                keys.add(key.fingerprint().hashCode(), position);
                key.openPgpId().ifPresent(id -> openPgp.add(Long.hashCode(id), position));
            }
        }

        /** Where each is, in the order in which they are read. */
        List<Integer> write(SnapshotWriter out) {
            List<Integer> places = new ArrayList<>();
            for (Entries.Gathered entries : List.of(emails, logins, keys, openPgp)) {
                places.add(out.position());
                entries.write(out);
            }
            return places;
        }
    }
}
