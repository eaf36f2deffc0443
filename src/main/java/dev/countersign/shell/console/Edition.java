package dev.countersign.shell.console;

import dev.countersign.gate.RepositoryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Which file the program is: the one at a path, and no other that may lie there later. Told by stat(2), so that a
 * client can compare it for each push; the time of the last change of the inode cannot be set by anybody.
 *
 * @param text device, inode, size, and that time in nanoseconds since 1970
 */
public record Edition(String text) {

    /** Whether it still lies there. */
    public boolean isAt(Path jar) {
        return find(jar).filter(this::equals).isPresent();
    }

    /**
     * What lies there now.
     *
     * @throws RepositoryException when nothing does that can be looked at
     */
    public static Edition of(Path jar) {
        return find(jar).orElseThrow(() -> new RepositoryException("cannot look at " + jar));
    }

    /** The same; empty when nothing lies there that can be looked at, such as while it is being replaced. */
    static Optional<Edition> find(Path jar) {
        try {
            Map<String, Object> stat = Files.readAttributes(jar, "unix:dev,ino,size,ctime");
            FileTime changed = (FileTime) Objects.requireNonNull(stat.get("ctime"));
            return Optional.of(new Edition(stat.get("dev") + ":" + stat.get("ino") + ":" + stat.get("size") + ":"
                    + changed.to(TimeUnit.NANOSECONDS)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
