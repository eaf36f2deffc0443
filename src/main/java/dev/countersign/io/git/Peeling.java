package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.TagParser;
import dev.countersign.core.commit.TagReading;
import dev.countersign.core.policy.Limits;
import dev.countersign.gate.Peeled;
import dev.countersign.io.objects.StoredObject;
import java.util.Optional;

/** Follows tags to what they stand for. */
final class Peeling {

    private final ObjectStore store;
    private final Limits limits;

    Peeling(ObjectStore store, Limits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** What an object stands for: itself, or the end of a chain of tags. */
    Peeled peel(ObjectId id) {
        ObjectId at = id;
        for (int tags = 0; tags <= limits.tagDepth(); tags++) {
            Optional<StoredObject> object = store.read(at, limits.commit().bytes());
            if (object.isEmpty()) {
                return new Peeled.ToNone("names " + at.abbreviated() + ", which is missing");
            }
            Step step = step(at, object.get());
            if (step.end.isPresent()) {
                return step.end.get();
            }
            at = step.next;
        }
        return new Peeled.ToNone("names a chain of more than " + limits.tagDepth() + " tags");
    }

    private Step step(ObjectId id, StoredObject object) {
        return switch (object.type()) {
            case COMMIT -> Step.end(id, new Peeled.ToCommit(id));
            case TREE, BLOB ->
                Step.end(id, new Peeled.ToNone("names a " + object.type().word() + ", not a commit"));
            case TAG -> tag(id, object);
        };
    }

    private Step tag(ObjectId id, StoredObject object) {
        if (object.exceedsLimit()) {
            String reason = "has " + object.size() + " bytes, more than "
                    + limits.commit().bytes();
            return Step.end(id, new Peeled.ToNone("names the tag " + id.abbreviated() + ", which " + reason));
        }
        TagReading reading = TagParser.parse(object.bytes());
        if (reading instanceof TagReading.Tag tag) {
            return new Step(tag.target(), Optional.empty());
        }
        String flaw = ((TagReading.MalformedTag) reading).reason();
        return Step.end(id, new Peeled.ToNone("names the malformed tag " + id.abbreviated() + ": " + flaw));
    }

    private record Step(ObjectId next, Optional<Peeled> end) {

        static Step end(ObjectId at, Peeled peeled) {
            return new Step(at, Optional.of(peeled));
        }
    }
}
