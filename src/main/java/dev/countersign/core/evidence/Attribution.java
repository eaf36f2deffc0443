package dev.countersign.core.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that a commit says about AI.
 *
 * @param evidence sorted by line, authors and committers first, notes last
 * @param declarations sorted by line
 */
public record Attribution(List<Evidence> evidence, List<Declaration> declarations) {

    /** A commit that says nothing about AI. */
    public static final Attribution NONE = new Attribution(List.of(), List.of());

    public Attribution {
        evidence = List.copyOf(evidence);
        declarations = List.copyOf(declarations);
    }

    /** The same, and this evidence from beside the commit. */
    public Attribution and(List<Evidence> more) {
        return more.isEmpty()
                ? this
                : new Attribution(
                        Stream.concat(evidence.stream(), more.stream()).toList(), declarations);
    }

    /** The evidence of at least this grade. */
    public List<Evidence> atLeast(Grade grade) {
        return evidence.stream().filter(e -> e.grade().compareTo(grade) >= 0).toList();
    }

    /** Sign-offs in the name of an AI, of at least this grade. */
    public List<Evidence> signOffsByAi(Grade grade) {
        return atLeast(grade).stream().filter(e -> e.kind() == Kind.SIGN_OFF).toList();
    }

    /** The first statement that no AI took part, if there is one. */
    public Optional<Declaration> denial() {
        return declarations.stream().filter(d -> !d.assisted()).findFirst();
    }
}
