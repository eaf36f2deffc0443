package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectId;
import java.io.Closeable;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** A pack that was in its folder when that was looked at. It is opened when it is of use, and may be gone by then. */
final class ListedPack implements Place, Closeable {

    private final File index;
    private final Inflater inflater;
    private @Nullable Pack pack;
    private boolean isGone;

    ListedPack(File index, Inflater inflater) {
        this.index = index;
        this.inflater = inflater;
    }

    @Override
    public boolean holds(ObjectId id) throws IOException {
        Pack opened = opened();
        return opened != null && opened.holds(bytes(id));
    }

    @Override
    public Optional<StoredObject> read(ObjectId id, int limit) throws IOException {
        Pack opened = opened();
        return opened == null ? Optional.empty() : opened.read(bytes(id), limit);
    }

    private static byte[] bytes(ObjectId id) {
        return HexFormat.of().parseHex(id.hex());
    }

    private @Nullable Pack opened() throws IOException {
        if (pack == null && !isGone) {
            try {
                pack = Pack.open(index, inflater);
            } catch (FileNotFoundException e) {
                isGone = true;
                // one that is there and may not be read is another matter
                if (index.exists()) {
                    throw e;
                }
            }
        }
        return pack;
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}
