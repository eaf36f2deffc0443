package dev.countersign.core.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern over names with slashes: {@code *} is any text within one component, {@code ?} one character of it,
 * {@code **} as a whole component any number of components. Nothing else is special; brackets, braces and backslashes
 * are refused, since tools disagree on them.
 *
 * <p>Matching takes time in proportion to pattern times name, whatever either says.
 */
public final class Glob {

    private static final String ANY_DEPTH = "**";

    private final String text;
    private final List<String> components;

    private Glob(String text, List<String> components) {
        this.text = text;
        this.components = components;
    }

    /**
     * The pattern for full names, which must match from the first component to the last.
     *
     * @throws IllegalArgumentException when the text is no pattern; the message says why, for people
     */
    public static Glob ofName(String text) {
        return new Glob(text, components(text));
    }

    /**
     * The pattern for paths, as gitignore(5) reads one: without a slash (other than at its end) it matches at any
     * depth, and what matches a directory matches everything below it.
     *
     * @throws IllegalArgumentException when the text is no pattern; the message says why, for people
     */
    public static Glob ofPath(String text) {
        String trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        boolean anchored = trimmed.indexOf('/') >= 0;
        List<String> components = new ArrayList<>();
        if (!anchored) {
            components.add(ANY_DEPTH);
        }
        components.addAll(components(trimmed.startsWith("/") ? trimmed.substring(1) : trimmed));
        components.add(ANY_DEPTH);
        return new Glob(text, components);
    }

    private static List<String> components(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a pattern must not be empty");
        }
        if (text.chars().anyMatch(c -> "[]{}\\".indexOf(c) >= 0)) {
            throw new IllegalArgumentException(
                    "'" + text + "' uses a bracket, a brace or a backslash; only '*', '?' and '**'"
                            + " are special, write several patterns instead");
        }
        List<String> components = List.of(text.split("/", -1));
        for (String component : components) {
            check(text, component);
        }
        return components;
    }

    private static void check(String text, String component) {
        if (component.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' has an empty component");
        }
        if (component.contains(ANY_DEPTH) && !component.equals(ANY_DEPTH)) {
            throw new IllegalArgumentException("'" + text + "': '**' must stand alone between slashes");
        }
    }

    /** Whether the pattern matches the whole name. */
    public boolean matches(String name) {
        String[] parts = name.split("/", -1);
        boolean[] reached = new boolean[parts.length + 1];
        reached[0] = true;
        for (String component : components) {
            reached = step(component, parts, reached);
        }
        return reached[parts.length];
    }

    /** From the set of prefixes matched so far to the set matched with one component more. */
    private static boolean[] step(String component, String[] parts, boolean[] reached) {
        boolean[] next = new boolean[reached.length];
        for (int i = 0; i < reached.length; i++) {
            if (component.equals(ANY_DEPTH)) {
                next[i] = reached[i] || (i > 0 && next[i - 1]);
            } else {
                next[i] = i > 0 && reached[i - 1] && matchesComponent(component, parts[i - 1]);
            }
        }
        return next;
    }

    /**
     * The usual two-pointer match: on a mismatch only the last star gives way, so the time is the product of the
     * lengths.
     */
    private static boolean matchesComponent(String pattern, String part) {
        int p = 0;
        int s = 0;
        int star = -1;
        int resume = 0;
        while (s < part.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = s;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == part.charAt(s))) {
                p++;
                s++;
            } else if (star >= 0) {
                p = star + 1;
                s = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Whether every name matches. */
    public boolean matchesEverything() {
        return components.stream().allMatch(ANY_DEPTH::equals);
    }

    /** The pattern as it was written. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob that && components.equals(that.components);
    }

    @Override
    public int hashCode() {
        return components.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
