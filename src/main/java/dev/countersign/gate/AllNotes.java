package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.AiNotes;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.RefName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The notes about AI, both those that are there and those that a push brings in their place: evidence is the union. */
final class AllNotes {

    private final CommitSource source;
    private final Map<RefName, ObjectId> before = new HashMap<>();
    private final Map<RefName, ObjectId> after;

    /** The notes before and after these movements, as of now: whoever moves them meanwhile changes nothing here. */
    AllNotes(CommitSource source, List<Movement> movements) {
        this.source = source;
        AiNotes.REFS.forEach(ref -> source.tip(ref).ifPresent(tip -> before.put(ref, tip)));
        this.after = new HashMap<>(before);
        movements.stream()
                .filter(move -> AiNotes.REFS.contains(move.resolved()))
                .forEach(move -> after.put(move.resolved(), move.update().target()));
    }

    /** What the notes on a commit say of AI. */
    List<Evidence> evidence(ObjectId commit, Catalogue catalogue) {
        Stream<Note> there = notes(commit, before);
        Stream<Note> brought = after.equals(before) ? Stream.of() : notes(commit, after);
        return Stream.concat(there, brought)
                .distinct()
                .flatMap(note -> AiNotes.read(note, catalogue).stream())
                .toList();
    }

    private Stream<Note> notes(ObjectId commit, Map<RefName, ObjectId> tips) {
        return tips.isEmpty() ? Stream.of() : source.notes(commit, tips).stream();
    }
}
