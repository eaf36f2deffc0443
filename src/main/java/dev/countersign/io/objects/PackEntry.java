package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectType;
import java.io.IOException;
import java.util.Optional;

/**
 * What stands before an object in a pack (gitformat-pack(5), "pack-*.pack files have the following format").
 *
 * @param type empty for a delta
 * @param size of what is deflated: the object's, or the delta's
 * @param data where that begins
 * @param base where the entry is that a delta changes; 0 for an object
 */
record PackEntry(Optional<ObjectType> type, long size, long data, long base) {

    private static final int MORE = 0x80;
    private static final int TYPE_AT = 4;
    private static final int TYPE_BITS = 7;
    private static final int FIRST_SIZE_BITS = 0xf;
    private static final int BITS = 7;
    private static final int LARGEST_SHIFT = 56;

    /** By the numbers that packs use, from 1. */
    private static final ObjectType[] TYPES = {ObjectType.COMMIT, ObjectType.TREE, ObjectType.BLOB, ObjectType.TAG};

    private static final int DELTA_BY_OFFSET = 6;
    private static final int DELTA_BY_ID = 7;

    boolean isDelta() {
        return type.isEmpty();
    }

    /** The entry at this place. */
    static PackEntry at(long start, PagedFile pack, PackIndex index) throws IOException {
        long at = start;
        int part = pack.byteAt(at++);
        int type = part >> TYPE_AT & TYPE_BITS;
        long size = part & FIRST_SIZE_BITS;
        for (int shift = TYPE_AT; (part & MORE) != 0; shift += BITS) {
            if (shift > LARGEST_SHIFT) {
                throw damaged(start, pack);
            }
            part = pack.byteAt(at++);
            size |= (long) (part & (MORE - 1)) << shift;
        }
        if (type >= 1 && type <= TYPES.length) {
            return new PackEntry(Optional.of(TYPES[type - 1]), size, at, 0);
        }
        return switch (type) {
            case DELTA_BY_OFFSET -> deltaByOffset(start, size, at, pack);
            case DELTA_BY_ID -> deltaById(start, size, at, pack, index);
            default -> throw damaged(start, pack);
        };
    }

    private static PackEntry deltaByOffset(long start, long size, long from, PagedFile pack) throws IOException {
        long at = from;
        int part = pack.byteAt(at++);
        long distance = part & (MORE - 1);
        while ((part & MORE) != 0) {
            part = pack.byteAt(at++);
            distance = (distance + 1) << BITS | (part & (MORE - 1));
            if (distance > start) {
                throw damaged(start, pack);
            }
        }
        if (distance == 0 || distance >= start) {
            throw damaged(start, pack);
        }
        return new PackEntry(Optional.empty(), size, at, start - distance);
    }

    private static PackEntry deltaById(long start, long size, long at, PagedFile pack, PackIndex index)
            throws IOException {
        byte[] id = new byte[PackIndex.ID_BYTES];
        pack.copy(at, id);
        long base = index.find(id);
        if (base <= 0) {
            throw damaged(start, pack);
        }
        return new PackEntry(Optional.empty(), size, at + id.length, base);
    }

    private static DamagedObjectException damaged(long start, PagedFile pack) {
        return new DamagedObjectException(pack.path() + ": the entry at " + start + " is damaged");
    }
}
