package dev.countersign.core.commit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a walk over history needs of a commit, read from its bytes as git itself reads them (commit.c,
 * {@code parse_commit_buffer}) and tolerant of everything else.
 *
 * @param parents in order; as far as they can be read
 * @param committedAt seconds since 1970, 0 where it cannot be read; {@link Long#MAX_VALUE} where it is larger
 */
public record Lineage(ObjectId id, List<ObjectId> parents, long committedAt) {

    private static final String TREE = "tree ";
    private static final String PARENT = "parent ";

    public Lineage {
        parents = List.copyOf(parents);
    }

    /** Reads a commit object; any bytes will do. */
    public static Lineage read(ObjectId id, byte[] object) {
        int digits = id.hex().length();
        int at = TREE.length() + digits + 1;
        if (!isEntry(object, 0, TREE, digits)) {
            return new Lineage(id, List.of(), 0);
        }
        List<ObjectId> parents = new ArrayList<>(2);
        while (isEntry(object, at, PARENT, digits)) {
            int hex = at + PARENT.length();
            parents.add(new ObjectId(Ascii.lowerCase(new String(object, hex, digits, StandardCharsets.ISO_8859_1))));
            at = hex + digits + 1;
        }
        return new Lineage(id, parents, committedAt(object, at));
    }

    private static boolean isEntry(byte[] object, int at, String keyword, int digits) {
        int hex = at + keyword.length();
        int end = hex + digits;
        if (end + 1 >= object.length || !Bytes.startsWith(object, at, object.length, keyword) || object[end] != '\n') {
            return false;
        }
        for (int i = hex; i < end; i++) {
            if (Character.digit(object[i], 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long committedAt(byte[] object, int author) {
        int committer = Bytes.indexOf(object, '\n', author, object.length) + 1;
        if (!Bytes.startsWith(object, author, object.length, "author")
                || !Bytes.startsWith(object, committer, object.length, "committer")) {
            return 0;
        }
        int date = Bytes.indexOf(object, '>', committer, object.length) + 1;
        int end = Bytes.indexOf(object, '\n', date, object.length);
        return end + 1 < object.length ? number(object, date, end) : 0;
    }

    private static long number(byte[] object, int from, int to) {
        int at = from;
        while (at < to && Bytes.isSpace(object[at])) {
            at++;
        }
        long number = 0;
        while (at < to && object[at] >= '0' && object[at] <= '9') {
            int digit = object[at] - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return Long.MAX_VALUE;
            }
            number = number * 10 + digit;
            at++;
        }
        return number;
    }
}
