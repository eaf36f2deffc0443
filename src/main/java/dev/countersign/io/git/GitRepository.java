package dev.countersign.io.git;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitParser;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.DetachedSignature;
import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.gate.CommitSource;
import dev.countersign.gate.Peeled;
import dev.countersign.gate.RepositoryException;
import dev.countersign.io.signature.Signatures;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A Git repository on disk. Reads and never writes: no file is created anywhere, no process is started, and only the
 * repository's own configuration is looked at. Not for use by several threads at a time.
 */
public final class GitRepository implements CommitSource, AutoCloseable {

    private final Path directory;
    private final GitConfig config;
    private final boolean shallow;
    private final boolean quarantined;
    private final ObjectStore store;
    private final RefNamespace refs;
    private final Limits limits;
    private final Signatures signatures;
    private final RepositoryObjects objects;
    private final Changes changes;
    private final Notes notes;
    private final TreeFiles files;

    private GitRepository(
            Path directory,
            GitConfig config,
            boolean shallow,
            boolean quarantined,
            ObjectStore store,
            RefNamespace refs,
            Limits limits,
            Signatures signatures) {
        this.directory = directory;
        this.config = config;
        this.shallow = shallow;
        this.quarantined = quarantined;
        this.store = store;
        this.refs = refs;
        this.limits = limits;
        this.signatures = signatures;
        this.objects = new RepositoryObjects(store, limits, shallow);
        this.changes = new Changes(objects);
        this.notes = new Notes(store);
        this.files = new TreeFiles(store, objects);
    }

    /**
     * The repository that a push changes, as a pre-receive or update hook sees it.
     *
     * @param environment the variables that git gave to the hook
     * @param workingDirectory the directory that git started it in
     * @throws RepositoryException when there is none, when its format is not supported, or when it is shallow
     */
    public static GitRepository openHook(Map<String, String> environment, Path workingDirectory) {
        HookEnvironment hook = new HookEnvironment(environment, workingDirectory.toAbsolutePath());
        GitDirectory directory = hook.repository();
        GitConfig config = supported(directory);
        if (directory.isShallow() || hook.isShallow()) {
            throw new RepositoryException("the history is cut off: the repository or the push is shallow\n"
                    + "complete it with: git fetch --unshallow");
        }
        Optional<Path> quarantine = hook.quarantine();
        ObjectStore store = ObjectStore.open(hook.objectDirectories(directory), quarantine);
        RefNamespace refs = new RefNamespace(RefFiles.remembering(directory), hook.refPrefix());
        return new GitRepository(
                directory.common(),
                config,
                false,
                quarantine.isPresent(),
                store,
                refs,
                Limits.DEFAULT,
                new Signatures(id -> List.of()));
    }

    /**
     * The repository at a directory or around it, with a working tree or bare.
     *
     * @throws RepositoryException when there is none, or when its format is not supported
     */
    public static GitRepository open(Path start) {
        GitDirectory directory = GitDirectory.discover(start);
        GitConfig config = supported(directory);
        ObjectStore store = ObjectStore.open(List.of(directory.objects()), Optional.empty());
        RefNamespace refs = new RefNamespace(RefFiles.of(directory), "");
        return new GitRepository(
                directory.common(),
                config,
                directory.isShallow(),
                false,
                store,
                refs,
                Limits.DEFAULT,
                new Signatures(id -> List.of()));
    }

    /** The same repository, read within other limits; closing either closes both. */
    public GitRepository limitedTo(Limits other) {
        return new GitRepository(directory, config, shallow, quarantined, store, refs, other, signatures);
    }

    /** The same repository, its signatures verified by the keys of a roster; closing either closes both. */
    public GitRepository knowing(Roster roster) {
        return new GitRepository(
                directory, config, shallow, quarantined, store, refs, limits, new Signatures(roster::openPgpKeys));
    }

    /** The git directory, the common one of all working trees. */
    public Path directory() {
        return directory;
    }

    /** What the repository's own configuration file says, the last time and unless it says nothing. */
    public Optional<String> configured(String section, String key) {
        return config.value(Ascii.lowerCase(section + "." + key)).filter(value -> !value.isEmpty());
    }

    /** Whether only the refs of one namespace are seen (gitnamespaces(7)). */
    public boolean isNamespace() {
        return refs.isPart();
    }

    /** The regular file at this path of a commit that must be there, from the top of its tree; empty for all else. */
    public Optional<ObjectId> file(ObjectId commit, String path) {
        return files.find(commit, path);
    }

    /** How many bytes a file has that must be there. */
    public long sizeOf(ObjectId file) {
        return files.size(file);
    }

    /** A file that must be there, at most so many bytes of it. */
    public byte[] read(ObjectId file, int limit) {
        return files.read(file, limit);
    }

    /** The URL of the remote that this is a clone of: {@code origin}, or the only one there is. */
    public Optional<String> remoteUrl() {
        Set<String> remotes = config.subsections("remote");
        String remote = remotes.size() == 1 ? remotes.iterator().next() : "origin";
        return config.value("remote." + remote + ".url").filter(url -> !url.isEmpty());
    }

    /** Whether the history is cut off at some commits; reading beyond them throws. */
    public boolean isShallow() {
        return shallow;
    }

    @Override
    public Optional<CommitReading> find(ObjectId id) {
        return objects.find(id)
                .map(object -> CommitParser.tooLarge(id, object.size(), limits.commit())
                        .<CommitReading>map(tooLarge -> tooLarge)
                        .orElseGet(() -> CommitParser.parse(id, object.bytes(), limits.commit())));
    }

    @Override
    public Optional<Lineage> lineage(ObjectId id) {
        return objects.find(id).map(object -> Lineage.read(id, object.bytes()));
    }

    @Override
    public Peeled peel(ObjectId id) {
        return new Peeling(store, limits).peel(id);
    }

    @Override
    public RefName resolve(RefName ref) {
        return refs.resolve(ref);
    }

    @Override
    public Optional<RefName> head() {
        return refs.head();
    }

    @Override
    public Optional<ObjectId> tip(RefName ref) {
        return refs.tip(ref);
    }

    @Override
    public Map<RefName, ObjectId> tips(Predicate<RefName> names) {
        return refs.tips(names);
    }

    @Override
    public Set<RefName> alike(Set<String> folds) {
        return refs.alike(folds);
    }

    @Override
    public boolean wasPresent(ObjectId id) {
        return !quarantined || store.heldBefore(id);
    }

    @Override
    public ChangedPaths changedPaths(Commit commit) {
        return changes.by(commit);
    }

    @Override
    public CommitSignature signature(ObjectId id) {
        return DetachedSignature.of(objects.commit(id), limits.commit())
                .map(signatures::of)
                .orElse(CommitSignature.NONE);
    }

    @Override
    public Certification certification(Optional<ObjectId> named, List<RefUpdate> updates, Instant receivedAt) {
        return new PushCertificates(store, config, directory, signatures).certify(named, updates, receivedAt);
    }

    @Override
    public List<Note> notes(ObjectId commit, Map<RefName, ObjectId> tips) {
        return notes.about(commit, tips);
    }

    @Override
    public List<CountersignatureReading> countersignatures(ObjectId held, ObjectId about) {
        return notes.countersignatures(held, about);
    }

    @Override
    public Set<String> changedNotes(Optional<ObjectId> before, Optional<ObjectId> after) {
        return changes.between(before, after);
    }

    @Override
    public void close() {
        store.close();
    }

    private static GitConfig supported(GitDirectory directory) {
        GitConfig config = GitConfig.read(directory.common().resolve("config"));
        RepositoryFormat.check(config);
        return config;
    }
}
