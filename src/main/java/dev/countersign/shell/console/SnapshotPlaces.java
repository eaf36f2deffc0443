package dev.countersign.shell.console;

import dev.countersign.io.config.Snapshots;
import dev.countersign.io.git.GitRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where snapshots of large rosters are kept.
 *
 * @param program what makes and reads them; empty for a program that is not one jar, which keeps none, since it cannot
 *     be told from the next one
 */
public record SnapshotPlaces(Optional<Edition> program) {

    private static final String OURS = "countersign";

    /**
     * Those of the program that is running: to be asked at its start, before another jar can lie there. None where no
     * jar lies just now, since it is being replaced: a push is judged without.
     */
    public static SnapshotPlaces ofProcess() {
        return new SnapshotPlaces(ProgramJar.ofProcess().flatMap(Edition::find));
    }

    /**
     * The places for a judgement about a repository: the cache of the user who judges, which all repositories share, or
     * else the folder in the git directory. Git takes HOME for the user's, too, and runs what the configuration there
     * says.
     */
    public Snapshots of(GitRepository repository, Map<String, String> environment) {
        return program.map(edition -> new Snapshots(
                        Stream.concat(cache(environment).stream(), Stream.of(PolicyFile.ownFolder(repository)))
                                .toList(),
                        edition.text()))
                .orElse(Snapshots.NONE);
    }

    /** See the XDG Base Directory Specification. */
    private static Optional<Path> cache(Map<String, String> environment) {
        return folder(environment, "XDG_CACHE_HOME")
                .or(() -> folder(environment, "HOME").map(home -> home.resolve(".cache")))
                .map(cache -> cache.resolve(OURS));
    }

    /** A folder that is there; a relative path says nothing (XDG Base Directory Specification). */
    private static Optional<Path> folder(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .filter(Files::isDirectory);
    }
}
