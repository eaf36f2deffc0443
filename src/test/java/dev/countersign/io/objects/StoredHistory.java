package dev.countersign.io.objects;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.commit.ObjectType;
import dev.countersign.testing.ScratchRepository;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A repository whose objects invite git to store them as deltas, and what git says that they are. */
final class StoredHistory {

    private static final int COMMITS = 120;
    private static final int LINES = 400;

    private final ScratchRepository repository;

    private StoredHistory(ScratchRepository repository) {
        this.repository = repository;
    }

    /** A new one: a file that changes here and there, many files beside it, an incompressible one, a tag. */
    static StoredHistory in(Path directory, long seed) {
        ScratchRepository repository = ScratchRepository.bare(directory);
        repository.git(stream(new Random(seed)), "fast-import", "--quiet");
        return new StoredHistory(repository);
    }

    private static byte[] stream(Random random) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add("line " + random.nextLong() + "\n");
        }
        for (int i = 0; i < COMMITS; i++) {
            lines.set(random.nextInt(LINES), "changed " + i + "\n");
            lines.add(random.nextInt(LINES), "one more " + random.nextLong() + "\n");
            byte[] noise = new byte[1 + random.nextInt(1 << 15)];
            random.nextBytes(noise);
            put(
                    stream,
                    "commit refs/heads/main\nmark :" + (i + 1) + "\n" + "committer Jun Park <jun@corp.example> "
                            + (1_700_000_000 + i) + " +0000\n");
            data(stream, ("Change " + i + "\n\n" + "why ".repeat(i)).getBytes(StandardCharsets.UTF_8));
            put(stream, "M 100644 inline text\n");
            data(stream, String.join("", lines).getBytes(StandardCharsets.UTF_8));
            put(stream, "M 100644 inline many/file" + i + "\n");
            data(stream, i % 10 == 0 ? noise : new byte[0]);
        }
        put(stream, "tag v1\nfrom :" + COMMITS + "\ntagger Jun Park <jun@corp.example> 1700000000 +0000\n");
        data(stream, "The first".getBytes(StandardCharsets.UTF_8));
        return stream.toByteArray();
    }

    private static void put(ByteArrayOutputStream stream, String text) {
        stream.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void data(ByteArrayOutputStream stream, byte[] bytes) {
        put(stream, "data " + bytes.length + "\n");
        stream.writeBytes(bytes);
        put(stream, "\n");
    }

    String git(String... arguments) {
        return repository.git(arguments);
    }

    /** As {@link #git}, with standard input. */
    void feed(byte[] input, String... arguments) {
        repository.git(input, arguments);
    }

    /** Stores a blob in a file of its own. */
    ObjectId store(byte[] blob) {
        return repository.store("blob", blob);
    }

    Path objects() {
        return repository.directory().resolve("objects");
    }

    ObjectId id(String name) {
        return repository.id(name);
    }

    /** Every object, as {@code git cat-file --batch} tells it. */
    Map<ObjectId, StoredObject> all() {
        byte[] output = repository.git(new byte[0], "cat-file", "--batch-all-objects", "--batch");
        Map<ObjectId, StoredObject> all = new LinkedHashMap<>();
        int at = 0;
        while (at < output.length) {
            int end = at;
            while (output[end] != '\n') {
                end++;
            }
            String[] header = new String(output, at, end - at, StandardCharsets.US_ASCII).split(" ", -1);
            byte[] bytes = new byte[Integer.parseInt(header[2])];
            System.arraycopy(output, end + 1, bytes, 0, bytes.length);
            all.put(
                    new ObjectId(header[0]),
                    new StoredObject(ObjectType.find(header[1]).orElseThrow(), bytes.length, bytes));
            at = end + 1 + bytes.length + 1;
        }
        return all;
    }
}
