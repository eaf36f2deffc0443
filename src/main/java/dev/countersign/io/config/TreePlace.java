package dev.countersign.io.config;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.ConfigException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A file of a commit. It is known by its id, a digest of its type, size and bytes (gitdatamodel(7)). */
final class TreePlace extends ConfigPlace {

    private final ConfigTree tree;
    private final String path;

    TreePlace(ConfigTree tree, String path) {
        this.tree = tree;
        this.path = path;
    }

    @Override
    public Optional<Path> file() {
        return Optional.empty();
    }

    @Override
    public Optional<RefName> ref() {
        return Optional.of(tree.ref());
    }

    @Override
    public ConfigPlace in(ConfigTree other) {
        return new TreePlace(other, path);
    }

    /** From the top of the tree, as git has it. */
    String path() {
        return path;
    }

    /** Whether this rule asks for a sign-off of every commit that changes it in the ref. */
    boolean isGuardedBy(Rule rule) {
        return rule.guards(tree.ref(), path);
    }

    @Override
    String key() {
        return tree.key() + "\0" + path;
    }

    /** Only the tree is looked at: whoever may change a policy in a ref may not therefore read this machine's files. */
    @Override
    ConfigPlace beside(String text) {
        Deque<String> names = new ArrayDeque<>(List.of(path.split("/", -1)));
        names.removeLast();
        for (String name : text.split("/", -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.removeLast();
            } else if (name.isEmpty() || name.equals("..")) {
                throw new IllegalArgumentException(
                        "must be the path of a file in " + tree.ref() + ", from the folder of the policy");
            } else if (!name.equals(".")) {
                names.addLast(name);
            }
        }
        return new TreePlace(tree, String.join("/", names));
    }

    @Override
    ConfigFile read(String name) throws UnreadableFileException {
        ObjectId id = tree.find(path).orElseThrow(() -> new UnreadableFileException("there is no such file"));
        if (tree.size(id) > ConfigFile.LARGEST) {
            throw new UnreadableFileException("the file is larger than 64 MiB");
        }
        return new ConfigFile(this, name, identity(id), ByteBuffer.wrap(tree.read(id, ConfigFile.LARGEST)));
    }

    private static ByteBuffer identity(ObjectId id) {
        return StandardCharsets.US_ASCII.encode(id.hex());
    }

    @Override
    long size() {
        return tree.find(path).map(tree::size).orElse(0L);
    }

    @Override
    boolean holds(ByteBuffer identity) {
        return tree.find(path).filter(id -> identity(id).equals(identity)).isPresent();
    }

    @Override
    ConfigPlace whereLies(ConfigPlace other) {
        return other instanceof TreePlace now ? in(now.tree) : this;
    }

    @Override
    ConfigPlace kept() {
        return in(new Kept(tree.ref(), tree.key()));
    }

    @Override
    public String toString() {
        return tree.ref() + ":" + path;
    }

    private record Kept(RefName ref, String key) implements ConfigTree {

        @Override
        public Optional<ObjectId> find(String path) {
            return Optional.empty();
        }

        @Override
        public long size(ObjectId file) {
            throw closed();
        }

        @Override
        public byte[] read(ObjectId file, int limit) {
            throw closed();
        }

        private ConfigException closed() {
            return new ConfigException(ref + " is not read any more");
        }
    }
}
