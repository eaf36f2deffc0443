package dev.countersign.io.git;

import dev.countersign.core.commit.ObjectType;

/** An object as it is stored: its type, its size, and its first bytes as far as the reader's limit goes. */
final class StoredObject {

    private final ObjectType type;
    private final long size;
    private final byte[] bytes;

    StoredObject(ObjectType type, long size, byte[] bytes) {
        this.type = type;
        this.size = size;
        this.bytes = bytes;
    }

    ObjectType type() {
        return type;
    }

    /** The size of the whole object. */
    long size() {
        return size;
    }

    /** The object, or its beginning when it {@link #exceedsLimit()}. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether the object is larger than the limit that its reader named. */
    boolean exceedsLimit() {
        return bytes.length < size;
    }
}
