package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.SignedStatement;
import java.util.List;
import java.util.Optional;

/** The countersignatures as they will be after a push. */
final class Countersignatures {

    private static final RefName REF = new RefName(SignedStatement.REF);

    private final CommitSource source;
    private final Optional<ObjectId> notes;

    /** Those after these movements. */
    Countersignatures(CommitSource source, List<Movement> movements) {
        this.source = source;
        this.notes = movements.stream()
                .filter(move -> move.resolved().equals(REF))
                .map(move -> Optional.of(move.update().target()).filter(target -> !target.isZero()))
                .reduce((earlier, later) -> later)
                .orElseGet(() -> source.tip(REF));
    }

    /** Whether the update is one of a ref that holds them, here or in a namespace (gitnamespaces(7)). */
    static boolean areMovedBy(Movement move) {
        return move.resolved().withinNamespaces().equals(REF);
    }

    /** Those that are kept beside a commit. */
    List<CountersignatureReading> beside(ObjectId commit) {
        return notes.map(at -> source.countersignatures(at, commit)).orElse(List.of());
    }
}
