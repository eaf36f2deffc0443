package dev.countersign.io.snapshot;

import dev.countersign.core.roster.Roster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;

/**
 * A roster as it was read, in a form that need not be read again, with copies of the files that say so. It speaks for
 * the roster only as long as every file holds what its copy holds, which is for the owner to compare: nothing else ties
 * a snapshot to what people wrote. Its own part is protected against accidents by a checksum (CRC-32C, RFC 3720), not
 * against people: who can write it can write anything into it.
 *
 * <pre>
 * 16 bytes   name and version of the format
 * 4          checksum of what follows, without the copies
 * 4          where the copies begin
 * 4          where the roster can be read from
 *            the program, the digest, how many files; of each its name and length
 *            members, indexes, standings
 *            copies of the files, one after the other, to the end
 * </pre>
 *
 * Numbers have four bytes, the lowest first.
 */
public final class RosterSnapshot {

    private static final byte[] FORMAT = "csign roster 01\n".getBytes(StandardCharsets.US_ASCII);
    private static final int CHECKSUM_AT = 16;
    private static final int CHECKED_FROM = 20;
    private static final int COPIES_AT = 20;
    private static final int ROSTER_AT = 24;
    private static final int HEAD_AT = 28;

    private final String digest;
    private final List<Source> sources;
    private final IndexedRoster index;

    private RosterSnapshot(String digest, List<Source> sources, IndexedRoster index) {
        this.digest = digest;
        this.sources = sources;
        this.index = index;
    }

    /**
     * A snapshot to be kept.
     *
     * @param program what reads rosters as this was read; no other program accepts it
     * @param digest that of the files
     * @param sources the files that the roster was read from, with their contents
     */
    public static ByteBuffer of(String program, String digest, List<Source> sources, Roster roster) {
        SnapshotWriter out = new SnapshotWriter();
        out.raw(FORMAT);
        out.number(0);
        out.number(0);
        out.number(0);
        out.text(program);
        out.text(digest);
        out.all(sources, source -> {
            out.text(source.name());
            out.number(source.content().remaining());
        });
        out.numberAt(ROSTER_AT, IndexedRoster.write(roster, out));
        out.numberAt(COPIES_AT, out.position());
        out.numberAt(CHECKSUM_AT, checksum(out.written(), out.position()));
        sources.forEach(source -> out.copy(source.content()));
        return out.written();
    }

    /**
     * The snapshot that these bytes are.
     *
     * @param bytes must not change any more
     * @return empty when they are damaged, or were made by another program
     */
    public static Optional<RosterSnapshot> in(ByteBuffer bytes, String program) {
        try {
            return read(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), program);
        } catch (DamagedSnapshotException | IllegalArgumentException | IndexOutOfBoundsException damage) {
            return Optional.empty();
        }
    }

    private static Optional<RosterSnapshot> read(ByteBuffer bytes, String program) {
        SnapshotReader in = new SnapshotReader(bytes, HEAD_AT);
        int copies = bytes.getInt(COPIES_AT);
        if (!bytes.slice(0, FORMAT.length).equals(ByteBuffer.wrap(FORMAT))
                || copies < HEAD_AT
                || bytes.getInt(CHECKSUM_AT) != checksum(bytes, copies)
                || !in.text().equals(program)) {
            return Optional.empty();
        }
        String digest = in.text();
        ByteBuffer own = bytes.slice(0, copies).order(ByteOrder.LITTLE_ENDIAN);
        List<Source> sources = sources(in, new SnapshotReader(bytes, copies), bytes);
        return Optional.of(new RosterSnapshot(digest, sources, new IndexedRoster(own, bytes.getInt(ROSTER_AT))));
    }

    private static List<Source> sources(SnapshotReader head, SnapshotReader copies, ByteBuffer bytes) {
        List<Source> sources = new ArrayList<>(head.all(() -> {
            String name = head.text();
            int length = head.number();
            return new Source(name, bytes.slice(copies.pass(length), length));
        }));
        copies.end();
        return List.copyOf(sources);
    }

    private static int checksum(ByteBuffer bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.slice(CHECKED_FROM, end - CHECKED_FROM));
        return (int) checksum.getValue();
    }

    /** The digest of the files that it was made from. */
    public String digest() {
        return digest;
    }

    /** The files that it was made from. */
    public List<Source> sources() {
        return sources;
    }

    /**
     * The roster in it.
     *
     * @param files reads the very files that it was made from, as a whole: asked when something in it cannot be
     */
    public Roster roster(Supplier<Roster> files) {
        return new SnapshotRoster(index, files);
    }

    /**
     * A file.
     *
     * @param name what the roster calls it; empty for the roster itself
     * @param content not to be changed, nor its position
     */
    public record Source(String name, ByteBuffer content) {}
}
