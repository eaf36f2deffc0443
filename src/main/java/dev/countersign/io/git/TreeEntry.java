package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * One line of a tree object.
 *
 * @param mode as written, in octal digits
 * @param name its bytes as UTF-8 when they are, else as Latin-1
 */
record TreeEntry(String mode, String name, ObjectId id) {

    private static final String TREE = "tree ";
    private static final int ID_BYTES = 20;

    /** Whether it names another tree; all else, links to other repositories too, counts as a path. */
    boolean isTree() {
        return mode.equals("40000") || mode.equals("040000");
    }

    /**
     * The entries of a tree object, in its order.
     *
     * @throws IllegalArgumentException when it is none
     */
    static List<TreeEntry> parse(byte[] tree) {
        List<TreeEntry> entries = new ArrayList<>();
        int at = 0;
        while (at < tree.length) {
            int space = indexOf(tree, ' ', at);
            int nul = indexOf(tree, '\0', space);
            int end = nul + 1 + ID_BYTES;
            if (end > tree.length) {
                throw new IllegalArgumentException("a tree that ends too early");
            }
            String mode = new String(tree, at, space - at, StandardCharsets.ISO_8859_1);
            String id = HexFormat.of().formatHex(tree, nul + 1, end);
            entries.add(new TreeEntry(mode, decode(tree, space + 1, nul), new ObjectId(id)));
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
