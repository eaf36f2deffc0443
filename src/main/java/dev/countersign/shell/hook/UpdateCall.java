package dev.countersign.shell.hook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server calls a hook for one ref.
 *
 * @param ref the name of the ref, as it was given
 * @param oldValue what the caller says that it points at
 * @param newValue what it is to point at
 * @param named what else the server tells, by the names of the arguments
 */
record UpdateCall(String ref, String oldValue, String newValue, Map<String, String> named) {

    UpdateCall {
        named = Map.copyOf(named);
    }

    /** What the arguments behind {@code hook} say, if they are such a call and a whole one. */
    static Optional<UpdateCall> of(List<String> args) {
        if (args.isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = args.subList(1, args.size());
        return switch (args.get(0)) {
            case "update" -> ofGit(rest);
            case "ref-update" -> ofGerrit(rest);
            default -> Optional.empty();
        };
    }

    /** Githooks(5), update: the ref, its old and its new value. */
    private static Optional<UpdateCall> ofGit(List<String> args) {
        return args.size() == 3
                ? Optional.of(new UpdateCall(args.get(0), args.get(1), args.get(2), Map.of()))
                : Optional.empty();
    }

    /**
     * Gerrit's plugin "hooks", ref-update: names and values in turn, in any order. A value is free text and may look
     * like a name. A name that comes twice could be read in two ways, so it is not read at all.
     */
    private static Optional<UpdateCall> ofGerrit(List<String> args) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i + 1 < args.size(); i += 2) {
            named.put(args.get(i), args.get(i + 1));
        }
        String ref = named.get("--refname");
        String oldValue = named.get("--oldrev");
        String newValue = named.get("--newrev");
        boolean hasEachOnce = args.size() == 2 * named.size();
        return hasEachOnce && ref != null && oldValue != null && newValue != null
                ? Optional.of(new UpdateCall(ref, oldValue, newValue, named))
                : Optional.empty();
    }

    /** What the server tells by the argument of this name; an empty text tells nothing. */
    Optional<String> value(String name) {
        return Optional.ofNullable(named.get(name)).filter(value -> !value.isEmpty());
    }
}
