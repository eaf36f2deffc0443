package dev.countersign.io.decisionlog;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A decision log and the file beside it that remembers its end.
 *
 * @param log the log itself, links resolved, so that every path to one log shares one head
 * @param head {@code <log>.head}
 */
record LogPath(Path log, Path head) {

    /**
     * Where the log really is.
     *
     * @throws IOException when there is something else than a regular file, or when its folder is missing
     */
    static LogPath of(Path path) throws IOException {
        Path log = Files.exists(path) ? path.toRealPath() : realFolder(path).resolve(path.getFileName());
        requireRegular(log);
        Path head = log.resolveSibling(log.getFileName() + ".head");
        requireRegular(head);
        return new LogPath(log, head);
    }

    private static Path realFolder(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || path.getFileName() == null) {
            throw new FileSystemException(path.toString(), null, "not a file name");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
        return folder.toRealPath();
    }

    /** A device could swallow decisions, a pipe could block, a link could make us overwrite somebody else's file. */
    private static void requireRegular(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
    }
}
