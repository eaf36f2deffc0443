package dev.countersign.core.push;

/**
 * The full name of a ref, such as {@code refs/heads/main}, valid by git-check-ref-format(1) and in UTF-8.
 *
 * @param value the name
 */
public record RefName(String value) implements Comparable<RefName> {

    public RefName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not the full name of a ref: '" + value + "'");
        }
    }

    /**
     * Whether the text is a full ref name: starts with {@code refs/} and keeps the rules of git-check-ref-format(1).
     */
    public static boolean isValid(String text) {
        if (!text.startsWith("refs/") || text.endsWith("/") || text.endsWith(".") || text.contains("//")) {
            return false;
        }
        if (text.contains("..") || text.contains("@{") || text.chars().anyMatch(RefName::isForbidden)) {
            return false;
        }
        for (String component : text.split("/", -1)) {
            if (component.startsWith(".") || component.endsWith(".lock")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isForbidden(int c) {
        return c <= ' ' || c == 0x7f || c == 0xfffd || "~^:?*[\\".indexOf(c) >= 0;
    }

    /** The name without {@code refs/heads/}, as people say it; any other ref in full. */
    public String shortName() {
        return value.startsWith("refs/heads/") ? value.substring("refs/heads/".length()) : value;
    }

    @Override
    public int compareTo(RefName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
