package dev.countersign.io.config;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import java.util.Optional;

/**
 * The files of a commit at which a ref points or is to point. What cannot be read throws, as the repository that it is
 * in does.
 */
public interface ConfigTree {

    /** The ref. */
    RefName ref();

    /** The ref and its repository, by a text that stands for no other on this machine. */
    String key();

    /**
     * The id of the regular file at this path, from the top of the tree; empty when there is none.
     *
     * @throws dev.countersign.gate.ConfigException when the ref is not there, or points at anything but a commit
     */
    Optional<ObjectId> find(String path);

    /** How many bytes a file has. */
    long size(ObjectId file);

    /** The file, at most so many bytes of it. */
    byte[] read(ObjectId file, int limit);
}
