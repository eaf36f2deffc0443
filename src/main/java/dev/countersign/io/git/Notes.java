package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.RefName;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.io.objects.LastUsed;
import dev.countersign.io.signature.Countersignatures;
import java.util.List;
import java.util.Map;

/** Reads what notes say about commits. A countersignature is checked once, however many commits it is about. */
final class Notes {

    private static final int LARGEST_NOTE = 64 << 10;
    private static final int LARGEST_STATEMENTS = 8 << 20;
    private static final int MOST_CHECKED = 64;

    private final NoteTree tree;
    private final Map<ObjectId, List<CountersignatureReading>> checked = new LastUsed<>(MOST_CHECKED);

    Notes(ObjectStore store) {
        this.tree = new NoteTree(store);
    }

    /** The notes about a commit, sorted by the refs that hold them. */
    List<Note> about(ObjectId commit, Map<RefName, ObjectId> tips) {
        return tips.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(ref -> tree.find(ref.getValue(), commit, LARGEST_NOTE).stream()
                        .map(text -> new Note(ref.getKey(), text)))
                .toList();
    }

    /** The countersignatures about a commit that a notes commit holds. */
    List<CountersignatureReading> countersignatures(ObjectId notes, ObjectId about) {
        return tree.blobs(notes, about).stream()
                .flatMap(blob -> checked.computeIfAbsent(blob, this::check).stream())
                .toList();
    }

    private List<CountersignatureReading> check(ObjectId blob) {
        return tree.text(blob, LARGEST_STATEMENTS).map(SignedStatement::in).orElse(List.of()).stream()
                .map(Countersignatures::check)
                .toList();
    }
}
