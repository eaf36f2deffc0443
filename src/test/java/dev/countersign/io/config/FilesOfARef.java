package dev.countersign.io.config;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Files that lie in {@code refs/heads/main}, and a note of what was read of them. */
final class FilesOfARef implements ConfigTree {

    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();
    private final List<String> read = new ArrayList<>();

    /** The same with another file, or with other text in it. */
    FilesOfARef with(String path, String text) {
        FilesOfARef changed = new FilesOfARef();
        changed.files.putAll(files);
        changed.files.put(path, text);
        return changed;
    }

    /** The same without a file. */
    FilesOfARef without(String path) {
        FilesOfARef changed = new FilesOfARef();
        changed.files.putAll(files);
        changed.files.remove(path);
        return changed;
    }

    /** The same with a file that is said to have so many bytes. */
    FilesOfARef withSize(String path, long size) {
        FilesOfARef changed = new FilesOfARef();
        changed.files.putAll(files);
        changed.sizes.put(path, size);
        return changed;
    }

    /** The paths of the files that were read, in order. */
    List<String> read() {
        return List.copyOf(read);
    }

    /** The place of the policy. */
    ConfigPlace policy() {
        return ConfigPlace.inTree(this, "gate/policy.yaml");
    }

    @Override
    public RefName ref() {
        return new RefName("refs/heads/main");
    }

    @Override
    public String key() {
        return "/srv/git/app.git " + ref();
    }

    @Override
    public Optional<ObjectId> find(String path) {
        return Optional.ofNullable(files.get(path)).map(FilesOfARef::id);
    }

    private static ObjectId id(String text) {
        String digits = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return new ObjectId("00000000" + digits);
    }

    @Override
    public long size(ObjectId file) {
        return sizes.getOrDefault(path(file), (long) bytes(path(file)).length);
    }

    @Override
    public byte[] read(ObjectId file, int limit) {
        read.add(path(file));
        byte[] bytes = bytes(path(file));
        return Arrays.copyOf(bytes, Math.min(limit, bytes.length));
    }

    private byte[] bytes(String path) {
        return files.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
    }

    private String path(ObjectId file) {
        return files.entrySet().stream()
                .filter(entry -> id(entry.getValue()).equals(file))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
