package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectId;
import java.io.IOException;
import java.util.Optional;

/** Where objects are. */
interface Place {

    boolean holds(ObjectId id) throws IOException;

    /**
     * The object, at most so many bytes of it.
     *
     * @return empty when it is not here
     */
    Optional<StoredObject> read(ObjectId id, int limit) throws IOException;
}
