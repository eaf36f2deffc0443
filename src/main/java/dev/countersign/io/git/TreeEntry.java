package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.gate.RepositoryException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One line of a tree object.
 *
 * @param mode the file mode, of which git too keeps no more than 16 bits
 * @param name its bytes as UTF-8 when they are, else as Latin-1
 */
record TreeEntry(int mode, String name, ObjectId id) {

    private static final String TREE = "tree ";
    private static final int ID_BYTES = 20;
    private static final int OCTAL_BITS = 3;
    private static final int MODE_BITS = 0xffff;
    private static final int TYPE_BITS = 0170000;
    private static final int TREE_TYPE = 0040000;
    private static final int FILE_TYPE = 0100000;

    /** Whether it names another tree; all else, links to other repositories too, counts as a path. */
    boolean isTree() {
        return (mode & TYPE_BITS) == TREE_TYPE;
    }

    /** Whether it is a file, no link to one. */
    boolean isRegularFile() {
        return (mode & TYPE_BITS) == FILE_TYPE;
    }

    /**
     * The entries of a tree that is stored, in its order.
     *
     * @throws RepositoryException when what is stored is none
     */
    static List<TreeEntry> parse(ObjectId tree, byte[] stored) {
        try {
            return parse(stored);
        } catch (IllegalArgumentException e) {
            throw broken(tree, e);
        }
    }

    private static RepositoryException broken(ObjectId tree, IllegalArgumentException cause) {
        return new RepositoryException(
                "tree " + tree.abbreviated() + " is broken\n" + "check the repository with: git fsck", cause);
    }

    /**
     * The entries of a tree object, in its order.
     *
     * @throws IllegalArgumentException when it is none
     */
    static List<TreeEntry> parse(byte[] tree) {
        return parse(tree, (from, to) -> true);
    }

    /**
     * The entries of a tree that is stored that have this name, in the very bytes of UTF-8; made of no other entry.
     *
     * @throws RepositoryException when what is stored is none
     */
    static List<TreeEntry> named(String name, ObjectId tree, byte[] stored) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        try {
            return parse(stored, (from, to) -> Arrays.equals(stored, from, to, wanted, 0, wanted.length));
        } catch (IllegalArgumentException e) {
            throw broken(tree, e);
        }
    }

    private interface NameTest {
        boolean isWanted(int from, int to);
    }

    private static List<TreeEntry> parse(byte[] tree, NameTest test) {
        List<TreeEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < tree.length) {
            int space = indexOf(tree, ' ', at);
            int nul = indexOf(tree, '\0', space);
            int end = nul + 1 + ID_BYTES;
            if (end > tree.length) {
                throw new IllegalArgumentException("a tree that ends too early");
            }
            if (test.isWanted(space + 1, nul)) {
                String id = HexFormat.of().formatHex(tree, nul + 1, end);
                entries.add(new TreeEntry(mode(tree, at, space), decode(tree, space + 1, nul), new ObjectId(id)));
            }
            at = end;
        }
        return entries;
    }

    /** The tree that a commit object names in its first line. */
    static Optional<ObjectId> treeOfCommit(byte[] commit) {
        int end = indexOf(commit, '\n', 0);
        String line = new String(commit, 0, end, StandardCharsets.ISO_8859_1);
        return Optional.of(line)
                .filter(text -> text.startsWith(TREE))
                .map(text -> text.substring(TREE.length()))
                .filter(ObjectId::isValid)
                .map(ObjectId::new);
    }

    private static int indexOf(byte[] tree, char wanted, int from) {
        int at = from;
        while (at < tree.length && tree[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The mode as git reads it: any octal digits, with or without zeros before. */
    private static int mode(byte[] tree, int from, int to) {
        int mode = 0;
        for (int i = from; i < to; i++) {
            if (tree[i] < '0' || tree[i] > '7') {
                throw new IllegalArgumentException("a mode that is no octal number");
            }
            mode = ((mode << OCTAL_BITS) | (tree[i] - '0')) & MODE_BITS;
        }
        return mode;
    }

    private static String decode(byte[] bytes, int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
    }
}
