package dev.countersign.io.config;

import dev.countersign.core.push.RefName;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a file of the configuration lies: on this machine, or in the tree of a commit. As text it is what messages call
 * it: a path, or a ref and a path as in {@code refs/heads/main:countersign.yaml} (gitrevisions(7)).
 */
public abstract sealed class ConfigPlace permits FilePlace, TreePlace {

    ConfigPlace() {}

    /** A file of this machine. */
    public static ConfigPlace inFile(Path file) {
        return new FilePlace(file);
    }

    /** A file of a commit, by its path from the top of the tree. */
    public static ConfigPlace inTree(ConfigTree tree, String path) {
        return new TreePlace(tree, path);
    }

    /** The file of this machine, if it is one. */
    public abstract Optional<Path> file();

    /** The ref in whose tip the file lies, if it does. */
    public abstract Optional<RefName> ref();

    /** The file of this path in other files of the ref; a file of this machine stays where it is. */
    public abstract ConfigPlace in(ConfigTree other);

    /** A text that stands for no other place on this machine: of a ref it has parts, which NUL divides. */
    abstract String key();

    /**
     * The place that a file in this one means by a relative path.
     *
     * @throws IllegalArgumentException when it can mean none, with a message that says why
     */
    abstract ConfigPlace beside(String path);

    /**
     * Reads what is there.
     *
     * @param name what the file that names this one calls it; empty for one that none names
     * @throws UnreadableFileException when nothing is, or it cannot be read
     */
    abstract ConfigFile read(String name) throws UnreadableFileException;

    /** How many bytes are there; none when that cannot be told. */
    abstract long size();

    /** Whether what is there is still the same, by what a {@link ConfigFile} is known by. */
    abstract boolean holds(ByteBuffer identity);

    /** The place of this path where another file of the same kind lies, which may be in a later commit. */
    abstract ConfigPlace whereLies(ConfigPlace other);

    /** The same for keeping: it tells nothing of what is there, and keeps nothing open. */
    abstract ConfigPlace kept();
}
