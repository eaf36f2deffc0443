package dev.countersign.gate;

import dev.countersign.core.push.RefName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Refs whose names only look like that of a ref that is created. */
final class LookAlikeRefs {

    private final Map<String, Set<RefName>> byFold = new HashMap<>();

    /** Looks at the names of all refs, but only when a governed ref is created. */
    LookAlikeRefs(CommitSource source, List<Movement> movements) {
        Set<String> created = movements.stream()
                .filter(LookAlikeRefs::createsGoverned)
                .map(move -> move.resolved().fold())
                .collect(Collectors.toUnmodifiableSet());
        if (!created.isEmpty()) {
            movements.forEach(move -> add(move.resolved()));
            source.alike(created).forEach(this::add);
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
