package dev.countersign.testing;

import dev.countersign.core.commit.ChangedPaths;
import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.CommitParser;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.Lineage;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.evidence.Note;
import dev.countersign.core.push.Certification;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.core.signoff.CommitSignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.gate.CommitSource;
import dev.countersign.gate.Peeled;
import dev.countersign.gate.RepositoryException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A repository in memory. Commits are named by short words, their ids are made of them; what {@link #receive} names
 * came in with the push, everything else was there before. Every push certificate is one of Sara Lind's key.
 */
public final class FakeRepository implements CommitSource {

    private final Map<ObjectId, byte[]> commits = new HashMap<>();
    private final Map<ObjectId, ObjectId> tags = new HashMap<>();
    private final Map<RefName, ObjectId> refs = new LinkedHashMap<>();
    private final Map<RefName, RefName> symbolic = new HashMap<>();
    private final Map<ObjectId, List<String>> paths = new HashMap<>();
    private final Map<ObjectId, Map<ObjectId, String>> notes = new HashMap<>();
    private final Map<ObjectId, Map<ObjectId, List<CountersignatureReading>>> countersignatures = new HashMap<>();
    private final Set<ObjectId> quarantine = new HashSet<>();
    private final List<ObjectId> looked = new ArrayList<>();
    private int questions;

    /** The id of a commit or tag by its word. */
    public static ObjectId id(String word) {
        String hex = word.chars().mapToObj(Integer::toHexString).collect(Collectors.joining());
        return new ObjectId((hex + "0".repeat(40)).substring(0, 40));
    }

    /** Adds a commit by Jun Park, made at a second. */
    public FakeRepository commit(String word, long second, String... parents) {
        return commit(word, second, "Work on " + word + "\n", parents);
    }

    /** Adds a commit by Jun Park with a message, made at a second. */
    public FakeRepository commit(String word, long second, String message, String[] parents) {
        String parentLines =
                Stream.of(parents).map(parent -> "parent " + id(parent) + "\n").collect(Collectors.joining());
        String person = "Jun Park <jun@corp.example> " + second + " +0000\n";
        String object = "tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\n" + parentLines + "author " + person
                + "committer " + person + "\n" + message;
        commits.put(id(word), object.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Adds a commit that carries Claude's trailer. */
    public FakeRepository assisted(String word, long second, String... parents) {
        return commit(word, second, "Work\n\nCo-authored-by: Claude <noreply@anthropic.com>\n", parents);
    }

    /** Adds an annotated tag. */
    public FakeRepository tag(String word, String target) {
        tags.put(id(word), id(target));
        return this;
    }

    /** Points a ref at a commit or tag. */
    public FakeRepository ref(String name, String word) {
        refs.put(new RefName(name), id(word));
        return this;
    }

    /** Makes a ref stand for another. */
    public FakeRepository symbolicRef(String name, String target) {
        symbolic.put(new RefName(name), new RefName(target));
        return this;
    }

    /** Adds a note on a commit to what a notes ref may point at. */
    public FakeRepository note(String tip, String word, String text) {
        notes.computeIfAbsent(id(tip), key -> new HashMap<>()).put(id(word), text);
        return this;
    }

    /** Says which paths a commit changes. */
    public FakeRepository changes(String word, String... changed) {
        paths.put(id(word), List.of(changed));
        return this;
    }

    /** Says which commits came in with the push. */
    public FakeRepository receive(String... words) {
        Stream.of(words).map(FakeRepository::id).forEach(quarantine::add);
        return this;
    }

    /** The commits of which the lineage was read, in order. */
    public List<ObjectId> looked() {
        return looked;
    }

    /** Keeps this beside a commit, in a commit of notes. */
    public FakeRepository countersigned(String at, String about, CountersignatureReading reading) {
        countersignatures
                .computeIfAbsent(id(at), key -> new HashMap<>())
                .computeIfAbsent(id(about), key -> new ArrayList<>())
                .add(reading);
        return this;
    }

    @Override
    public Optional<CommitReading> find(ObjectId id) {
        return Optional.ofNullable(commits.get(id)).map(object -> CommitParser.parse(id, object, CommitLimits.DEFAULT));
    }

    @Override
    public Optional<Lineage> lineage(ObjectId id) {
        looked.add(id);
        return Optional.ofNullable(commits.get(id)).map(object -> Lineage.read(id, object));
    }

    @Override
    public CommitSignature signature(ObjectId commit) {
        return CommitSignature.NONE;
    }

    @Override
    public Certification certification(Optional<ObjectId> named, List<RefUpdate> updates, Instant receivedAt) {
        return named.map(id -> Certification.by(id, "SHA256:sara", true)).orElse(Certification.NONE);
    }

    @Override
    public Peeled peel(ObjectId id) {
        if (id.equals(id("broken"))) {
            throw new RepositoryException("object 'broken' cannot be read");
        }
        ObjectId target = tags.getOrDefault(id, id);
        return commits.containsKey(target)
                ? new Peeled.ToCommit(target)
                : new Peeled.ToNone("names a tree, not a commit");
    }

    @Override
    public RefName resolve(RefName ref) {
        return symbolic.getOrDefault(ref, ref);
    }

    @Override
    public Optional<RefName> head() {
        return Optional.of(new RefName("refs/heads/main"));
    }

    @Override
    public Optional<ObjectId> tip(RefName ref) {
        return Optional.ofNullable(refs.get(ref));
    }

    @Override
    public Map<RefName, ObjectId> tips(Predicate<RefName> names) {
        return refs.entrySet().stream()
                .filter(ref -> names.test(ref.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<RefName> alike(Set<String> folds) {
        return refs.keySet().stream().filter(ref -> folds.contains(ref.fold())).collect(Collectors.toSet());
    }

    /** How often it was asked whether something was there before. */
    public int questions() {
        return questions;
    }

    @Override
    public boolean wasPresent(ObjectId id) {
        questions++;
        return (commits.containsKey(id) || tags.containsKey(id)) && !quarantine.contains(id);
    }

    @Override
    public ChangedPaths changedPaths(Commit commit) {
        return ChangedPaths.of(paths.getOrDefault(commit.id(), List.of()));
    }

    @Override
    public List<Note> notes(ObjectId commit, Map<RefName, ObjectId> tips) {
        return tips.keySet().stream()
                .flatMap(ref -> Optional.ofNullable(
                        notes.getOrDefault(tips.get(ref), Map.of()).get(commit))
                        .map(text -> new Note(ref, text))
                        .stream())
                .toList();
    }

    @Override
    public List<CountersignatureReading> countersignatures(ObjectId at, ObjectId about) {
        return countersignatures.getOrDefault(at, Map.of()).getOrDefault(about, List.of());
    }

    @Override
    public Set<String> changedNotes(Optional<ObjectId> before, Optional<ObjectId> after) {
        return Stream.of(before, after)
                .flatMap(Optional::stream)
                .flatMap(at -> countersignatures.getOrDefault(at, Map.of()).keySet().stream())
                .map(ObjectId::hex)
                .collect(Collectors.toSet());
    }
}
