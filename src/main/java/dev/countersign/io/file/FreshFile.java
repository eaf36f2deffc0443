package dev.countersign.io.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that is written in the folder of another and then takes its place, in one step; until then it is its owner's
 * alone. One that never came to that, because its process was killed, is removed when the next one is made, an hour
 * later.
 */
public final class FreshFile implements AutoCloseable {

    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final Path path;

    private FreshFile(Path path) {
        this.path = path;
    }

    /**
     * A new, empty file.
     *
     * @param folder in which it is made
     * @param start of its name, followed by digits
     * @param end of its name
     */
    public static FreshFile in(Path folder, String start, String end) throws IOException {
        Pattern ours = Pattern.compile(Pattern.quote(start) + "[0-9]+" + Pattern.quote(end));
        for (Path left : leftBehind(folder, ours)) {
            Files.deleteIfExists(left);
        }
        try {
            return new FreshFile(Files.createTempFile(folder, start, end));
        } catch (AccessDeniedException denied) {
            throw withoutDigits(denied, folder);
        }
    }

    /** People are told of the folder, in the same words on each run. */
    private static IOException withoutDigits(AccessDeniedException denied, Path folder) {
        IOException told = new AccessDeniedException(folder.toString(), null, "permission denied");
        told.initCause(denied);
        return told;
    }

    private static List<Path> leftBehind(Path folder, Pattern ours) throws IOException {
        Instant before = Instant.now().minus(LEFT_BEHIND);
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> ours.matcher(file.getFileName().toString()).matches())
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isOlder(file, before))
                    .toList();
        }
    }

    private static boolean isOlder(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(time);
        } catch (IOException gone) {
            return false;
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Puts it in the place of a file in the same folder, or where there is none yet. */
    public void replace(Path place) throws IOException {
        Files.move(path, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes it, unless it has taken a place. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
