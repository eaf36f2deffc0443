package dev.countersign.io.objects;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whole objects, as many as there is room for; whatever was not asked for longest makes room. */
public final class KeptObjects<K> {

    private static final int INITIAL = 16;
    private static final float LOAD = 0.75f;

    private final Map<K, StoredObject> kept = new LinkedHashMap<>(INITIAL, LOAD, true);
    private final int room;
    private final int largest;
    private final int overhead;
    private long used;

    /**
     * None yet.
     *
     * @param room how many bytes all of them may take
     * @param largest how many one of them may have; others are not kept
     * @param overhead about what each takes beside its bytes
     */
    public KeptObjects(int room, int largest, int overhead) {
        this.room = room;
        this.largest = largest;
        this.overhead = overhead;
    }

    /** The object that is kept by this key. */
    public Optional<StoredObject> find(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps an object that was read to the end, unless it is too large or there is one by this key. */
    public void keep(K key, StoredObject whole) {
        if (whole.size() > largest || kept.putIfAbsent(key, whole) != null) {
            return;
        }
        used += weight(whole);
        Iterator<StoredObject> eldest = kept.values().iterator();
        while (used > room) {
            used -= weight(eldest.next());
            eldest.remove();
        }
    }

    private long weight(StoredObject object) {
        return overhead + object.size();
    }
}
