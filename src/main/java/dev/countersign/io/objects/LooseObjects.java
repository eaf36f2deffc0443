package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Inflater;

/**
 * Objects in files of their own (gitformat-loose(5) in later gits; object-file.c, {@code unpack_loose_header}):
 * deflated, the word for the type, a space, the size in decimal digits, a NUL, the bytes.
 */
final class LooseObjects implements Place {

    private static final int FOLDER_DIGITS = 2;

    /** As git has it (object-file.c, {@code MAX_HEADER_LEN}). */
    private static final int LONGEST_HEADER = 32;

    private static final int MOST_DIGITS = 18;

    private final File folder;
    private final Inflater inflater;

    LooseObjects(File folder, Inflater inflater) {
        this.folder = folder;
        this.inflater = inflater;
    }

    @Override
    public boolean holds(ObjectId id) {
        return file(id).isFile();
    }

    @Override
    public Optional<StoredObject> read(ObjectId id, int limit) throws IOException {
        File file = file(id);
        if (!file.isFile()) {
            return Optional.empty();
        }
        try (PagedFile open = new PagedFile(file)) {
            return Optional.of(read(open, limit));
        } catch (FileNotFoundException e) {
            if (file.isFile()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private StoredObject read(PagedFile file, int limit) throws IOException {
        Deflated stream = new Deflated(inflater, file, 0);
        byte[] start = new byte[LONGEST_HEADER];
        int read = stream.read(start, 0, LONGEST_HEADER);
        String text = new String(start, 0, read, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        int space = text.indexOf(' ');
        if (space < 0 || end < space) {
            throw damaged(file);
        }
        ObjectType type = ObjectType.find(text.substring(0, space)).orElseThrow(() -> damaged(file));
        long size = size(text.substring(space + 1, end), file);
        int wanted = SizeLimit.of(size, limit);
        byte[] bytes = new byte[wanted];
        int known = Math.min(wanted, read - end - 1);
        System.arraycopy(start, end + 1, bytes, 0, known);
        if (stream.read(bytes, known, wanted - known) < wanted - known) {
            throw damaged(file);
        }
        return new StoredObject(type, size, bytes);
    }

    private static long size(String digits, PagedFile file) throws IOException {
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        if (!isNumber) {
            throw damaged(file);
        }
        return Long.parseLong(digits);
    }

    private static DamagedObjectException damaged(PagedFile file) {
        return new DamagedObjectException(file.path() + " is no object");
    }

    private File file(ObjectId id) {
        String hex = id.hex();
        return new File(folder, hex.substring(0, FOLDER_DIGITS) + File.separatorChar + hex.substring(FOLDER_DIGITS));
    }
}
