package dev.countersign.shell.console;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Peeled;
import dev.countersign.io.config.ConfigTree;
import dev.countersign.io.git.GitRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The files at which a ref of a repository points, as they are when they are first asked for. */
final class RefTree implements ConfigTree {

    private final GitRepository repository;
    private final RefName ref;
    private final Supplier<Optional<ObjectId>> tip;
    private Optional<ObjectId> commit = Optional.empty();

    private RefTree(GitRepository repository, RefName ref, Supplier<Optional<ObjectId>> tip) {
        this.repository = repository;
        this.ref = ref;
        this.tip = tip;
    }

    /** The files at the tip of a ref, or of the one that it stands for, before any push. */
    static RefTree atTip(GitRepository repository, RefName ref) {
        RefName moved = repository.resolve(ref);
        return new RefTree(repository, moved, () -> repository.tip(moved));
    }

    /** The files at a commit to which somebody wants to move the ref. */
    static RefTree at(GitRepository repository, RefName ref, ObjectId commit) {
        return new RefTree(repository, ref, () -> Optional.of(commit));
    }

    @Override
    public RefName ref() {
        return ref;
    }

    @Override
    public String key() {
        return real(repository.directory()) + "\0" + ref;
    }

    /** As a hook has it, whatever way somebody typed. */
    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException unknown) {
            return directory;
        }
    }

    @Override
    public Optional<ObjectId> find(String path) {
        return repository.file(commit(), path);
    }

    /** Whoever pushes into one namespace must not be judged by what lies in it, nor by what lies in another. */
    private ObjectId commit() {
        if (commit.isEmpty()) {
            if (repository.isNamespace()) {
                throw new ConfigException("a policy in a ref cannot judge pushes into a namespace (gitnamespaces(7))\n"
                        + "administrator: countersign install REPO --policy FILE");
            }
            commit = Optional.of(tip.get().filter(this::isCommit).orElseThrow(this::missing));
        }
        return commit.orElseThrow();
    }

    private boolean isCommit(ObjectId id) {
        return repository.peel(id) instanceof Peeled.ToCommit peeled
                && peeled.commit().equals(id);
    }

    private ConfigException missing() {
        return new ConfigException("the policy should lie in '" + ref + "', which "
                + (tip.get().isPresent() ? "points at no commit" : "is not there") + "\n"
                + "administrator: restore the ref, or name another policy: countersign install REPO --policy FILE");
    }

    @Override
    public long size(ObjectId file) {
        return repository.sizeOf(file);
    }

    @Override
    public byte[] read(ObjectId file, int limit) {
        return repository.read(file, limit);
    }
}
