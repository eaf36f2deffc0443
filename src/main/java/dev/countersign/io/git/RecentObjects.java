package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.io.objects.KeptObjects;
import dev.countersign.io.objects.StoredObject;
import java.util.Optional;

/**
 * The small objects that were read last. A judgement asks several times for the few commits at which a push ends and
 * begins, and for each of its commits twice: the walk that finds them ends with the oldest, with which the judgement
 * begins. An object never changes.
 */
final class RecentObjects {

    /** Ten thousand commits with ordinary messages and more. */
    private static final int ROOM = 16 << 20;

    private static final int LARGEST = 1 << 16;

    /** About what an object takes beside its bytes, with its id. */
    private static final int OVERHEAD = 256;

    private final KeptObjects<ObjectId> objects = new KeptObjects<>(ROOM, LARGEST, OVERHEAD);

    /** The object, when all of it is at hand and it has no more than so many bytes. */
    Optional<StoredObject> find(ObjectId id, int limit) {
        return objects.find(id).filter(object -> object.size() <= limit);
    }

    /** Keeps an object that was read, if it is small and was read to the end. */
    void keep(ObjectId id, StoredObject object) {
        if (!object.exceedsLimit()) {
            objects.keep(id, object);
        }
    }
}
