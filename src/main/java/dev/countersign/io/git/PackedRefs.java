package dev.countersign.io.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.LookAlikes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The file {@code packed-refs} (git-pack-refs(1)), mapped and not read: one ref among 500,000 is found by a few looks.
 * Git replaces the file and never changes it, so what is mapped stays as it was.
 */
final class PackedRefs {

    private static final String HEADER = "# pack-refs with:";
    private static final int ID_DIGITS = 40;
    private static final int HASH_BITS = 0xffff;
    private static final int BEYOND_ASCII = 0x80;

    /** More are found faster by a look at all names. */
    private static final int FEW_FOLDS = 32;

    /** What is read faster than parted. */
    private static final int FEW_BYTES = 1024;

    private static final PackedRefs NONE = new PackedRefs(ByteBuffer.allocate(0), Optional.empty());

    private final ByteBuffer lines;
    private final Optional<Stamp> stamp;
    private final boolean sorted;
    private final int start;

    private PackedRefs(ByteBuffer lines, Optional<Stamp> stamp) {
        this.lines = lines;
        this.stamp = stamp;
        boolean headed = text(0, Math.min(HEADER.length(), lines.limit())).equals(HEADER);
        int end = headed ? endOfLine(0) : 0;
        this.sorted = Arrays.asList(text(0, end).split(" ", -1)).contains("sorted");
        this.start = headed ? Math.min(end + 1, lines.limit()) : 0;
    }

    /** The file as it is now. */
    static PackedRefs open(Path file) throws IOException {
        try {
            // the stamp first: should the file be replaced now, the stamp is found outdated the next time
            Stamp stamp = Stamp.of(file);
            try (FileChannel channel = FileChannel.open(file)) {
                return new PackedRefs(channel.map(MapMode.READ_ONLY, 0, channel.size()), Optional.of(stamp));
            }
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    /** Whether the file is still the one that was opened. */
    boolean isCurrent(Path file) throws IOException {
        if (stamp.isEmpty()) {
            return !file.toFile().exists(); // which makes no exception, where there mostly is none
        }
        try {
            return stamp.equals(Optional.of(Stamp.of(file)));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** What the file says of a ref. */
    RefValue find(String name) {
        byte[] wanted = name.getBytes(UTF_8);
        int line = sorted ? search(wanted) : scan(wanted);
        return line < 0 ? new RefValue.Absent() : value(line);
    }

    /** Goes through all refs whose names are UTF-8, in the order of the file. */
    void forEach(BiConsumer<String, RefValue> consumer) {
        for (int line = start; line < lines.limit(); line = endOfLine(line) + 1) {
            if (isRef(line)) {
                RefValue value = value(line);
                name(line).ifPresent(name -> consumer.accept(name, value));
            }
        }
    }

    /**
     * Goes through the refs of a namespace whose names may fold to one of these, by {@link LookAlikes#fold}; others may
     * be among them, and one may come twice. Few names are looked at where the file is sorted and a few folds are
     * wanted; else all are, and few decoded.
     *
     * @param namespace what stands before the names that fold; may be empty
     */
    void forEachLike(String namespace, Set<String> folds, BiConsumer<String, RefValue> consumer) {
        Likes likes = new Likes(namespace, folds, consumer);
        if (sorted && folds.size() <= FEW_FOLDS && folds.stream().allMatch(PackedRefs::isAscii)) {
            folds.forEach(fold -> likes.search(start, lines.limit(), 0, (namespace + fold).getBytes(UTF_8)));
        } else {
            likes.scan(start, lines.limit());
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < BEYOND_ASCII);
    }

    /** The search for names that look alike. */
    private final class Likes {

        private final String namespace;
        private final int above;
        private final BitSet hashes = new BitSet();
        private final BiConsumer<String, RefValue> consumer;

        Likes(String namespace, Set<String> folds, BiConsumer<String, RefValue> consumer) {
            this.namespace = namespace;
            this.above = namespace.getBytes(UTF_8).length;
            this.consumer = consumer;
            folds.forEach(fold -> hashes.set(fold.hashCode() & HASH_BITS));
        }

        /**
         * Goes down to the names that fold to the wanted one: what precedes their first character beyond ASCII, if they
         * have one, is in lower case what the wanted name, which is ASCII, begins with ({@link LookAlikes}).
         *
         * @param from a line, up to another one; the names in between have their first bytes in common
         * @param known how many bytes, which are as wanted
         */
        void search(int from, int to, int known, byte[] wanted) {
            if (to - from <= FEW_BYTES) {
                scan(from, to);
                return;
            }
            int last = refAtOrBefore(to - 1, from);
            int at = known;
            int b = nameByte(from, at);
            while (b == nameByte(last, at)) { // the file is sorted, so all have it in common
                if (b < 0 || (b >= BEYOND_ASCII && at >= above)) {
                    scan(from, to);
                    return;
                }
                if (at >= wanted.length || (at < above ? b : lowerCase(b)) != Byte.toUnsignedInt(wanted[at])) {
                    return;
                }
                b = nameByte(from, ++at);
            }
            if (at == wanted.length) {
                scan(from, bound(from, to, at, 0));
            } else {
                int next = Byte.toUnsignedInt(wanted[at]);
                searchBelow(from, to, at, next, wanted);
                if (at >= above && upperCase(next) != next) {
                    searchBelow(from, to, at, upperCase(next), wanted);
                }
            }
            if (at >= above) {
                scan(bound(from, to, at, BEYOND_ASCII), to);
            }
        }

        private void searchBelow(int from, int to, int at, int b, byte[] wanted) {
            int first = bound(from, to, at, b);
            search(first, bound(first, to, at, b + 1), at + 1, wanted);
        }

        /** Goes through the lines from one up to another. */
        void scan(int from, int to) {
            int line = from;
            while (line < to) {
                // git refuses a file in which an id is followed by something else, so the id need not be looked at
                boolean isRef = isRef(line) && line + ID_DIGITS < lines.limit() && lines.get(line + ID_DIGITS) == ' ';
                int at = isRef ? line + ID_DIGITS + 1 : line;
                int folding = at + above;
                int hash = 0;
                int signs = 0;
                while (at < lines.limit() && lines.get(at) != '\n') {
                    byte b = lines.get(at);
                    // as String#hashCode does it, in lower case
                    hash = at < folding ? 0 : 31 * hash + lowerCase(b);
                    signs |= b;
                    at++;
                }
                if (isRef && (signs < 0 || hashes.get(hash & HASH_BITS))) {
                    RefValue value = value(line);
                    name(line)
                            .filter(name -> name.startsWith(namespace))
                            .ifPresent(name -> consumer.accept(name, value));
                }
                line = at + 1;
            }
        }
    }

    private static int lowerCase(int b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }

    private static int upperCase(int b) {
        return b >= 'a' && b <= 'z' ? b - ('a' - 'A') : b;
    }

    /**
     * The first of these lines whose name has this byte or a higher one at an offset, up to which all are the same;
     * their end when none has.
     */
    private int bound(int from, int to, int offset, int b) {
        int low = from;
        int high = to;
        while (low < high) {
            int line = refAtOrBefore((low + high) >>> 1, low);
            if (nameByte(line, offset) < b) {
                low = afterRef(line);
            } else {
                high = line;
            }
        }
        return low;
    }

    /** A byte of a ref's name, unsigned; negative behind its end, as git sorts names. */
    private int nameByte(int line, int offset) {
        int at = line + ID_DIGITS + 1 + offset;
        return at < endOfLine(line) ? Byte.toUnsignedInt(lines.get(at)) : -1;
    }

    private int search(byte[] wanted) {
        int low = start;
        int high = lines.limit();
        while (low < high) {
            int line = refAtOrBefore((low + high) >>> 1, low);
            int order = compare(line, wanted);
            if (order == 0) {
                return line;
            }
            if (order < 0) {
                low = afterRef(line);
            } else {
                high = line;
            }
        }
        return -1;
    }

    private int scan(byte[] wanted) {
        for (int line = start; line < lines.limit(); line = endOfLine(line) + 1) {
            if (isRef(line) && compare(line, wanted) == 0) {
                return line;
            }
        }
        return -1;
    }

    /** The start of the ref's line at a position; a line {@code ^id} belongs to the ref above. */
    private int refAtOrBefore(int position, int low) {
        int line = position;
        while (line > low && (lines.get(line - 1) != '\n' || lines.get(line) == '^')) {
            line--;
        }
        return line;
    }

    private int afterRef(int line) {
        int next = endOfLine(line) + 1;
        while (next < lines.limit() && lines.get(next) == '^') {
            next = endOfLine(next) + 1;
        }
        return Math.min(next, lines.limit());
    }

    private int compare(int line, byte[] wanted) {
        int at = line + ID_DIGITS + 1;
        int end = endOfLine(line);
        for (byte b : wanted) {
            if (at >= end) {
                return -1;
            }
            int order = Byte.toUnsignedInt(lines.get(at)) - Byte.toUnsignedInt(b);
            if (order != 0) {
                return order;
            }
            at++;
        }
        return at < end ? 1 : 0;
    }

    private boolean isRef(int line) {
        return lines.get(line) != '^' && lines.get(line) != '#' && lines.get(line) != '\n';
    }

    private RefValue value(int line) {
        int end = line + ID_DIGITS;
        if (end >= lines.limit() || lines.get(end) != ' ') {
            return new RefValue.Broken();
        }
        String id = text(line, end);
        return !ObjectId.isValid(id) || new ObjectId(id).isZero()
                ? new RefValue.Broken()
                : new RefValue.Direct(new ObjectId(id));
    }

    private Optional<String> name(int line) {
        int from = Math.min(line + ID_DIGITS + 1, endOfLine(line));
        try {
            ByteBuffer name = lines.duplicate().limit(endOfLine(line)).position(from);
            return Optional.of(UTF_8.newDecoder().decode(name).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private String text(int from, int to) {
        return StandardCharsets.ISO_8859_1
                .decode(lines.duplicate().limit(to).position(from))
                .toString();
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < lines.limit() && lines.get(at) != '\n') {
            at++;
        }
        return at;
    }

    private record Stamp(FileTime modified, long size, Optional<Object> key) {

        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey()));
        }
    }
}
