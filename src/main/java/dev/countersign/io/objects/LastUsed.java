package dev.countersign.io.objects;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was asked for or put in last, so many entries; whatever was not asked for longest makes room. */
public final class LastUsed<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;

    private final int most;

    /** @param most how many entries are kept */
    public LastUsed(int most) {
        super(Math.min(most, 1 << 4), LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
