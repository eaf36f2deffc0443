package dev.countersign.core.commit;

/** What the strict parser made of a tag object. */
public sealed interface TagReading {

    /** A tag that every reader of Git objects reads alike. */
    record Tag(ObjectId target, ObjectType type) implements TagReading {}

    /**
     * A tag that readers could read differently.
     *
     * @param reason what is wrong, for people; in lower case, without a full stop
     */
    record MalformedTag(String reason) implements TagReading {}
}
