package dev.countersign.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Patterns with exclusions: a name matches when at least one pattern matches it and no exclusion does, in whatever
 * order they stand.
 */
public final class Globs {

    private static final String EXCLUSION = "!";

    private final List<Glob> patterns;
    private final List<Glob> exclusions;

    private Globs(List<Glob> patterns, List<Glob> exclusions) {
        this.patterns = List.copyOf(patterns);
        this.exclusions = List.copyOf(exclusions);
    }

    /**
     * Patterns for ref names; those that start with {@code !} are exclusions. See {@link Glob#ofName}.
     *
     * @throws IllegalArgumentException when one is no pattern, or none is left but exclusions
     */
    public static Globs ofRefs(List<String> texts) {
        return of(texts, Glob::ofName);
    }

    /**
     * Patterns for paths; those that start with {@code !} are exclusions. See {@link Glob#ofPath}.
     *
     * @throws IllegalArgumentException when one is no pattern, or none is left but exclusions
     */
    public static Globs ofPaths(List<String> texts) {
        return of(texts, Glob::ofPath);
    }

    private static Globs of(List<String> texts, Function<String, Glob> parse) {
        List<Glob> patterns = new ArrayList<>();
        List<Glob> exclusions = new ArrayList<>();
        for (String text : texts) {
            if (text.startsWith(EXCLUSION)) {
                exclusions.add(parse.apply(text.substring(EXCLUSION.length())));
            } else {
                patterns.add(parse.apply(text));
            }
        }
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("at least one pattern must include something");
        }
        return new Globs(patterns, exclusions);
    }

    /** Whether a pattern matches the name and no exclusion does. */
    public boolean matches(String name) {
        return anyMatches(patterns, name) && !anyMatches(exclusions, name);
    }

    /** Whether every name matches. */
    public boolean matchesEverything() {
        return exclusions.isEmpty() && patterns.stream().anyMatch(Glob::matchesEverything);
    }

    /** The same patterns, each text changed; for comparing names that only look alike. */
    Globs map(Function<String, String> change) {
        return new Globs(change(patterns, change), change(exclusions, change));
    }

    /** The patterns that include. */
    public List<Glob> patterns() {
        return patterns;
    }

    /** The patterns that exclude, without their mark. */
    public List<Glob> exclusions() {
        return exclusions;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Globs that && patterns.equals(that.patterns) && exclusions.equals(that.exclusions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(patterns, exclusions);
    }

    private static List<Glob> change(List<Glob> globs, Function<String, String> change) {
        return globs.stream()
                .map(glob -> Glob.ofName(change.apply(glob.text())))
                .toList();
    }

    private static boolean anyMatches(List<Glob> globs, String name) {
        for (Glob glob : globs) {
            if (glob.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
