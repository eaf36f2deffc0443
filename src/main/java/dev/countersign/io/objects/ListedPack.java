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
        return ask(opened -> opened.holds(bytes(id)) ? Optional.of(id) : Optional.empty())
                .isPresent();
    }

    @Override
    public Optional<StoredObject> read(ObjectId id, int limit) throws IOException {
        return ask(opened -> opened.read(bytes(id), limit));
    }

    private static byte[] bytes(ObjectId id) {
        return HexFormat.of().parseHex(id.hex());
    }

    private interface Question<T> {
        Optional<T> ask(Pack opened) throws IOException;
    }

    private <T> Optional<T> ask(Question<T> question) throws IOException {
        if (isGone) {
            return Optional.empty();
        }
        try {
            if (pack == null) {
                pack = Pack.open(index, inflater);
            }
            return question.ask(pack);
        } catch (FileNotFoundException e) {
            // those that are there and may not be read are another matter
            if (index.exists() && Pack.packOf(index).exists()) {
                throw e;
            }
            isGone = true;
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (pack != null) {
            pack.close();
        }
    }
}
