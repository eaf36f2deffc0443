package dev.countersign.gate;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.AiNotes;
import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.RefName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The notes about AI, both those that are there and those that a push brings in their place: evidence is the union. */
final class AllNotes {

    private final CommitSource source;
    private final Map<RefName, ObjectId> pushed = new HashMap<>();
    private final Set<RefName> refs = new HashSet<>();

    /** The notes before and after these movements. */
    AllNotes(CommitSource source, List<Movement> movements) {
        this.source = source;
        for (Movement move : movements) {
            if (AiNotes.REFS.contains(move.resolved())) {
                pushed.put(move.resolved(), move.update().target());
            }
        }
        AiNotes.REFS.stream()
                .filter(ref -> pushed.containsKey(ref) || source.tip(ref).isPresent())
                .forEach(refs::add);
    }

    /** What the notes on a commit say of AI. */
    List<Evidence> evidence(ObjectId commit, Catalogue catalogue) {
        if (refs.isEmpty()) {
            return List.of();
        }
        Stream<Note> there = source.notes(commit, refs, Map.of()).stream();
        Stream<Note> brought = pushed.isEmpty() ? Stream.of() : source.notes(commit, refs, pushed).stream();
        return Stream.concat(there, brought)
                .distinct()
                .flatMap(note -> AiNotes.read(note, catalogue).stream())
                .toList();
    }
}
