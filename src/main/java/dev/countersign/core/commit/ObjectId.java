package dev.countersign.core.commit;

/**
 * The id of a Git object, in full and in lower case: 40 hex digits for SHA-1, 64 for SHA-256.
 *
 * @param hex the digits
 */
public record ObjectId(String hex) implements Comparable<ObjectId> {

    private static final int SHA1_DIGITS = 40;
    private static final int SHA256_DIGITS = 64;
    private static final int ABBREVIATED_DIGITS = 10;

    public ObjectId {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("not an object id: '" + hex + "'");
        }
    }

    /** Whether the text is an object id in full: nothing but 40 or 64 lower-case hex digits. */
    public static boolean isValid(String text) {
        if (text.length() != SHA1_DIGITS && text.length() != SHA256_DIGITS) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Whether this is the id of nothing: in a ref update, "the ref does not exist" (githooks(5), pre-receive). */
    public boolean isZero() {
        for (int i = 0; i < hex.length(); i++) {
            if (hex.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    /** The first ten digits, for people. */
    public String abbreviated() {
        return hex.substring(0, ABBREVIATED_DIGITS);
    }

    @Override
    public int compareTo(ObjectId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ObjectId that && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }
}
