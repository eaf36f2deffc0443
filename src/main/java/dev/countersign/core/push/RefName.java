package dev.countersign.core.push;

/**
 * The full name of a ref, such as {@code refs/heads/main}, valid by git-check-ref-format(1) and in UTF-8.
 *
 * @param value the name
 */
public record RefName(String value) implements Comparable<RefName> {

    private static final String NAMESPACES = "refs/namespaces/";

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

    /** What those inside a namespace call a ref that is named from outside of it (gitnamespaces(7)); else the name. */
    public RefName withinNamespaces() {
        String name = value;
        while (name.startsWith(NAMESPACES)) {
            String inner = name.substring(name.indexOf('/', NAMESPACES.length()) + 1);
            if (!isValid(inner) || inner.equals(name)) {
                break;
            }
            name = inner;
        }
        return new RefName(name);
    }

    /**
     * What the name looks like: in lower case, without characters that nobody sees, and with letters of other scripts
     * replaced by the Latin letters that they look like. Thus {@code refs/heads/MAIN}, and the same with a Cyrillic A,
     * fold to {@code refs/heads/main}.
     */
    public String fold() {
        return LookAlikes.fold(value);
    }

    @Override
    public int compareTo(RefName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RefName that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
