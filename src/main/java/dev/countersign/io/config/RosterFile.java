package dev.countersign.io.config;

import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.ConfigException;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A roster file: the ladder of levels and the people on it. */
public final class RosterFile {

    private final Optional<Levels> levels;
    private final Place placeOfLevels;
    private final List<Entry> entries;
    private final boolean whole;
    private final List<ConfigFile> files;
    private final List<Problem> doubts;

    private RosterFile(
            Optional<Levels> levels,
            Place placeOfLevels,
            List<Entry> entries,
            boolean whole,
            List<ConfigFile> files,
            List<Problem> doubts) {
        this.levels = levels;
        this.placeOfLevels = placeOfLevels;
        this.whole = whole;
        this.entries = entries;
        this.files = files;
        this.doubts = doubts;
    }

    /**
     * The roster in a file.
     *
     * @throws ConfigException with every problem
     */
    public static Roster load(Path path) {
        return loadFile(path).roster();
    }

    /**
     * What is allowed in a roster file but probably not meant, in the order of the file.
     *
     * @param today by which members are active or not
     * @throws ConfigException with every problem, when the file cannot be used at all
     */
    public static List<Problem> lint(Path path, LocalDate today) {
        return loadFile(path).lint(today);
    }

    private static RosterFile loadFile(Path path) {
        Problems problems = new Problems();
        try {
            RosterFile file = read(ConfigFile.read(path), problems);
            problems.throwIfAny();
            return file;
        } catch (UnreadableFileException unreadable) {
            throw new ConfigException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** What stands for a roster that cannot be read; why is told already. */
    static RosterFile unreadable(Place place) {
        return new RosterFile(Optional.empty(), place, List.of(), false, List.of(), List.of());
    }

    /** Reads a roster; what is wrong is noted, and {@link #roster} may be asked only when nothing was. */
    static RosterFile read(ConfigFile bytes, Problems problems) {
        YamlMapping file = bytes.root(problems).mapping();
        Texts.checkVersion(file);
        Optional<Levels> levels = levels(file.required("levels"));
        MemberReader reader = new MemberReader(levels.map(Levels::all).orElse(List.of()));
        List<Entry> entries = new ArrayList<>();
        List<YamlNode> nodes = Texts.someOf(file.required("members"), "nobody could ever sign off");
        for (YamlNode node : nodes) {
            reader.read(node).ifPresent(member -> entries.add(new Entry(member, node)));
        }
        boolean whole = isWhole(entries, nodes);
        Optional<ConfigFile> signers = file.optional("allowed-signers").flatMap(bytes::named);
        List<Entry> owners = signers.map(named -> AllowedSigner.allOf(named, problems))
                .filter(read -> whole) // else an address may be one of a member who could not be read
                .map(new SignerOwners(entries, reader.keys())::given)
                .orElse(entries);
        List<ConfigFile> files =
                Stream.concat(Stream.of(bytes), signers.stream()).toList();
        return new RosterFile(
                levels,
                file.placeOf("levels"),
                owners,
                whole,
                files,
                reader.keys().doubts());
    }

    private static boolean isWhole(List<Entry> entries, List<YamlNode> nodes) {
        return !nodes.isEmpty() && entries.size() == nodes.size();
    }

    private static Optional<Levels> levels(YamlNode list) {
        List<String> names = new ArrayList<>();
        List<YamlNode> items = Texts.someOf(list, "name at least one level, the lowest first");
        for (YamlNode item : items) {
            Texts.trimmed(item).ifPresent(name -> {
                if (name.equals("never")) {
                    item.report("a level cannot be called 'never'; in a policy that word stands for no level");
                } else if (names.contains(name)) {
                    item.report("level " + Quoted.of(name) + " stands twice");
                } else {
                    names.add(name);
                }
            });
        }
        boolean whole = !names.isEmpty() && names.size() == items.size();
        return whole ? Optional.of(Levels.of(names)) : Optional.empty();
    }

    /** The ladder, when there is a usable one. */
    Optional<Levels> levels() {
        return levels;
    }

    /** Whether every member could be read, so that they can be counted. */
    boolean isWhole() {
        return whole;
    }

    /** The file and that of allowed signers, if it names one, as they were read. */
    List<ConfigFile> files() {
        return files;
    }

    /** {@code sha256:} and 64 hex digits of its bytes, and of those of a file of allowed signers after them. */
    String digest() {
        return files.get(0).digest(files.subList(1, files.size()));
    }

    /** How many members stand at this level or above and have what such a proof takes. */
    long countFrom(Level level, Proof proof) {
        return entries.stream()
                .filter(entry -> entry.member.level().isAtLeast(level))
                .filter(entry -> canProve(entry.member, proof))
                .count();
    }

    /** Whether the member has the login or the key that a proof takes, or one for a better proof. */
    private static boolean canProve(Member member, Proof proof) {
        return switch (proof) {
            case CLAIM -> true;
            case PUSHER -> !member.logins().isEmpty() || hasKeyFor(SigningKey.GIT, member);
            case COMMIT_SIGNATURE -> hasKeyFor(SigningKey.GIT, member);
            case COUNTERSIGNATURE -> hasKeyFor(Statement.NAMESPACE, member);
        };
    }

    private static boolean hasKeyFor(String namespace, Member member) {
        return member.keys().stream().anyMatch(key -> key.serves(namespace));
    }

    /** The roster, once no problem was found. */
    Roster roster() {
        return Roster.of(
                levels.orElseThrow(), entries.stream().map(Entry::member).toList());
    }

    /** See {@link #lint(Path, LocalDate)}. */
    List<Problem> lint(LocalDate today) {
        List<Problem> warnings = new RosterLint(levels.orElseThrow(), placeOfLevels, entries, today).warnings();
        return Stream.concat(warnings.stream(), doubts.stream()).sorted().toList();
    }

    /** The members who are active on a day. */
    List<Member> activeOn(LocalDate day) {
        return entries.stream()
                .map(Entry::member)
                .filter(member -> member.isActiveOn(day))
                .toList();
    }

    /** A member and where it stands. */
    record Entry(Member member, YamlNode node) {

        /** The same with more keys. */
        Entry with(List<SigningKey> keys) {
            return keys.isEmpty() ? this : new Entry(member.with(keys), node);
        }
    }
}
