package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectType;

/** An object as it is stored: its type, its size, and its first bytes as far as the reader's limit goes. */
public final class StoredObject {

    private final ObjectType type;
    private final long size;
    private final byte[] bytes;

    /**
     * An object.
     *
     * @param bytes all of them, or the first ones; not to be changed by anybody
     */
    public StoredObject(ObjectType type, long size, byte[] bytes) {
        this.type = type;
        this.size = size;
        this.bytes = bytes;
    }

    /** What it is. */
    public ObjectType type() {
        return type;
    }

    /** The size of the whole object. */
    public long size() {
        return size;
    }

    /** The object, or its beginning when it {@link #exceedsLimit()}. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether the object is larger than the limit that its reader named. */
    public boolean exceedsLimit() {
        return bytes.length < size;
    }
}
