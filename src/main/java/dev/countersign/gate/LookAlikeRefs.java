package dev.countersign.gate;

import dev.countersign.core.push.RefName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Refs whose names only look like that of a ref that is created. */
final class LookAlikeRefs {

    private final Map<String, Set<RefName>> byFold = new HashMap<>();

    /** Reads the names of all refs, but only when a governed ref is created. */
    LookAlikeRefs(CommitSource source, List<Movement> movements) {
        if (movements.stream().anyMatch(LookAlikeRefs::createsGoverned)) {
            movements.forEach(move -> add(move.resolved()));
            source.tips(name -> true).keySet().forEach(this::add);
        }
    }

    private static boolean createsGoverned(Movement move) {
        return move.update().creates() && !move.rules().isEmpty();
    }

    private void add(RefName ref) {
        byFold.computeIfAbsent(ref.fold(), key -> new TreeSet<>()).add(ref);
    }

    /** Another ref that looks the same as the one created, if there is one. */
    Optional<RefName> of(Movement move) {
        if (!createsGoverned(move)) {
            return Optional.empty();
        }
        return byFold.getOrDefault(move.resolved().fold(), Set.of()).stream()
                .filter(ref -> !ref.equals(move.resolved()))
                .findFirst();
    }
}
