package dev.countersign.io.objects;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The objects of a pack that deltas were based on last; the next delta mostly goes by the same ones. */
final class DeltaBases {

    private static final int ROOM = 4 << 20;
    private static final int INITIAL = 16;
    private static final float LOAD = 0.75f;

    private final Map<Long, StoredObject> kept = new LinkedHashMap<>(INITIAL, LOAD, true);
    private long used;

    /** The whole object that begins at this place. */
    Optional<StoredObject> find(long place) {
        return Optional.ofNullable(kept.get(place));
    }

    void keep(long place, StoredObject whole) {
        if (whole.size() > ROOM / 2 || kept.putIfAbsent(place, whole) != null) {
            return;
        }
        used += whole.size();
        Iterator<StoredObject> eldest = kept.values().iterator();
        while (used > ROOM) {
            used -= eldest.next().size();
            eldest.remove();
        }
    }
}
