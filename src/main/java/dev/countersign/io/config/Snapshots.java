package dev.countersign.io.config;

import dev.countersign.io.file.FreshFile;
import dev.countersign.io.snapshot.RosterSnapshot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps large rosters in a form that need not be parsed again. A snapshot is no authority: it answers for a roster only
 * while the files that it was made from are the same, as far as their places can tell, and one that is missing,
 * damaged, of another program, or in a place where somebody else can write is passed over without a word, which costs
 * time and nothing else.
 *
 * @param folders where they may lie, absolute; the first one that can be used is
 * @param program what must have made them, beside {@link #READING}: whatever reads a roster differently is another
 */
public record Snapshots(List<Path> folders, String program) {

    /** None are kept. */
    public static final Snapshots NONE = new Snapshots(List.of(), "");

    /** A roster of less is parsed faster than anybody notices. */
    static final int LARGE = 1 << 16;

    /**
     * How this program reads rosters, as a number that it carries within, and cannot mistake for that of the next one:
     * the file that it was started from may be another when it looks. To be raised whenever the same files come to mean
     * something else, or a snapshot says it otherwise.
     */
    static final int READING = 1;

    private static final int HEAP_FOR_A_BYTE = 32;

    /** What is written at once: each thread keeps a buffer as large as the largest that it ever wrote. */
    private static final int CHUNK = 1 << 16;

    private static final FileAttribute<?> OWNERS_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    public Snapshots {
        folders = List.copyOf(folders);
    }

    /** Where a roster would be kept, in the order in which that is tried. */
    public List<Path> places(ConfigPlace roster) {
        return folders.stream().map(folder -> folder.resolve(name(roster))).toList();
    }

    /** The snapshot of this roster that a push would go by now, if there is one. */
    public Optional<Path> current(ConfigPlace roster) {
        return places(roster).stream()
                .filter(place -> find(roster, place).isPresent())
                .findFirst();
    }

    /** The roster as it was read before, when nothing has changed since. */
    Optional<SnapshotReading> find(ConfigPlace roster) {
        return !folders.isEmpty() && isLarge(roster)
                ? places(roster).stream()
                        .flatMap(place -> find(roster, place).stream())
                        .findFirst()
                : Optional.empty();
    }

    private Optional<SnapshotReading> find(ConfigPlace roster, Path place) {
        return mapped(place)
                .flatMap(bytes -> RosterSnapshot.in(bytes, maker()))
                .flatMap(snapshot -> SnapshotReading.of(roster, snapshot));
    }

    /** What made the snapshots that count. */
    String maker() {
        return program + " reading " + READING;
    }

    /** Making a snapshot takes some ten times the size of the files, beside what parsing them took. */
    private static boolean isTooLarge(List<ConfigFile> files) {
        return files.stream().mapToLong(ConfigFile::size).sum()
                > Runtime.getRuntime().maxMemory() / HEAP_FOR_A_BYTE;
    }

    /** Whether a snapshot is worth the while. */
    static boolean isLarge(ConfigPlace roster) {
        return roster.size() >= LARGE;
    }

    /** Nobody shortens a snapshot, it is replaced; so it may be mapped, and what nobody asks for is not read. */
    private static Optional<ByteBuffer> mapped(Path place) {
        if (!Trust.inFile(place)) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(place)) {
            return Optional.of(file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
        } catch (IOException | IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    /**
     * Keeps a roster that was read without a problem, if it is large and there is a place.
     *
     * @return the roster as it is read from there, as every later judgement will; else as it was
     */
    RosterReading kept(RosterReading read) {
        List<ConfigFile> files = read.files();
        if (folders.isEmpty() || !(read instanceof RosterFile) || files.get(0).size() < LARGE || isTooLarge(files)) {
            return read;
        }
        ByteBuffer snapshot = RosterSnapshot.of(
                maker(), read.digest(), files.stream().map(ConfigFile::source).toList(), read.roster());
        ConfigPlace roster = files.get(0).place();
        return places(roster).stream()
                .filter(place -> isWritten(snapshot, place))
                .findFirst()
                .<RosterReading>flatMap(place -> find(roster, place))
                .orElse(read);
    }

    private static boolean isWritten(ByteBuffer snapshot, Path place) {
        Path folder = place.resolveSibling("");
        try {
            Files.createDirectories(folder, OWNERS_FOLDER);
            return Trust.inFolder(folder) && isWritten(snapshot, folder, place);
        } catch (IOException | UnsupportedOperationException impossible) {
            return false;
        }
    }

    /** In one step, so that a reader sees the old one or the new one; a new file is its owner's alone. */
    private static boolean isWritten(ByteBuffer snapshot, Path folder, Path place) throws IOException {
        try (FreshFile whole = FreshFile.in(folder, "roster-", ".new")) {
            try (FileChannel file = FileChannel.open(whole.path(), StandardOpenOption.WRITE)) {
                for (int at = 0; at < snapshot.remaining(); ) {
                    at += file.write(snapshot.slice(at, Math.min(CHUNK, snapshot.remaining() - at)));
                }
            }
            whole.replace(place);
            return true;
        }
    }

    /** One for each place, so that a roster that changes leaves nothing behind. */
    private static String name(ConfigPlace roster) {
        return "roster-" + UUID.nameUUIDFromBytes(roster.key().getBytes(StandardCharsets.UTF_8)) + ".snapshot";
    }
}
