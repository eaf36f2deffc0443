package dev.countersign.io.snapshot;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Cohort;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A roster that answers from a snapshot, and from the files themselves when the snapshot turns out to be damaged. */
final class SnapshotRoster implements Roster {

    private final Roster index;
    private final Supplier<Roster> files;

    /** @param files reads the very files that the snapshot was made from, as a whole */
    SnapshotRoster(Roster index, Supplier<Roster> files) {
        this.index = index;
        this.files = files;
    }

    private <T> T ask(Function<Roster, T> question) {
        try {
            return question.apply(index);
        } catch (DamagedSnapshotException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | DateTimeException
                | ArithmeticException damage) {
            return question.apply(files.get());
        }
    }

    @Override
    public Levels levels() {
        return index.levels();
    }

    @Override
    public int size() {
        return index.size();
    }

    @Override
    public Member member(int position) {
        return ask(roster -> roster.member(position));
    }

    @Override
    public Optional<Member> withEmail(EmailAddress email) {
        return ask(roster -> roster.withEmail(email));
    }

    @Override
    public Optional<Member> withLogin(String login) {
        return ask(roster -> roster.withLogin(login));
    }

    @Override
    public Optional<Member> withKey(String fingerprint) {
        return ask(roster -> roster.withKey(fingerprint));
    }

    @Override
    public List<SigningKey> openPgpKeys(long id) {
        return ask(roster -> roster.openPgpKeys(id));
    }

    @Override
    public List<Cohort> cohorts() {
        return ask(Roster::cohorts);
    }
}
