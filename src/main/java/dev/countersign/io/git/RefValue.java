package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectId;

/** What a ref holds. */
sealed interface RefValue {

    /** Nothing; there is no such ref. */
    record Absent() implements RefValue {}

    /** The id of an object, which may be missing. */
    record Direct(ObjectId id) implements RefValue {}

    /** The name of another ref, which may be missing or no valid name. */
    record Symbolic(String target) implements RefValue {}

    /** Neither of them. */
    record Broken() implements RefValue {}
}
