package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.io.objects.LastUsed;
import dev.countersign.io.objects.StoredObject;
import java.util.Map;
import java.util.Optional;

/**
 * The small objects that were read last. A judgement asks several times for the few commits at which a push ends and
 * begins, and an object never changes.
 */
final class RecentObjects {

    private static final int MOST = 16;
    private static final int LARGEST = 1 << 16;

    private final Map<ObjectId, StoredObject> objects = new LastUsed<>(MOST);

    /** The object, when all of it is at hand and it has no more than so many bytes. */
    Optional<StoredObject> find(ObjectId id, int limit) {
        return Optional.ofNullable(objects.get(id)).filter(object -> object.size() <= limit);
    }

    /** Keeps an object that was read, if it is small and was read to the end. */
    void keep(ObjectId id, StoredObject object) {
        if (object.size() <= LARGEST && !object.exceedsLimit()) {
            objects.put(id, object);
        }
    }
}
