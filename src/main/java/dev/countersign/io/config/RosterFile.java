package dev.countersign.io.config;

import dev.countersign.core.roster.Level;
import dev.countersign.core.roster.Levels;
import dev.countersign.core.roster.Member;
import dev.countersign.core.roster.Roster;
import dev.countersign.core.roster.SigningKey;
import dev.countersign.core.roster.Standing;
import dev.countersign.core.signoff.Proof;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A roster file: the ladder of levels and the people on it. */
public final class RosterFile implements RosterReading {

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
        return loadFile(ConfigPlace.inFile(path)).roster();
    }

    /**
     * What is allowed in a roster file but probably not meant, in the order of the file.
     *
     * @param today by which members are active or not
     * @throws ConfigException with every problem, when the file cannot be used at all
     */
    public static List<Problem> lint(Path path, LocalDate today) {
        return loadFile(ConfigPlace.inFile(path)).lint(today);
    }

    static RosterFile loadFile(ConfigPlace place) {
        Problems problems = new Problems();
        try {
            RosterFile file = read(place.read(""), problems);
            problems.throwIfAny();
            return file;
        } catch (UnreadableFileException unreadable) {
            throw new ConfigException(place + ": " + unreadable.getMessage(), unreadable);
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
        Set<String> names = new LinkedHashSet<>();
        List<YamlNode> items = Texts.someOf(list, "name at least one level, the lowest first");
        for (YamlNode item : items) {
            Texts.trimmed(item).ifPresent(name -> {
                if (name.equals("never")) {
                    item.report("a level cannot be called 'never'; in a policy that word stands for no level");
                } else if (!names.add(name)) {
                    item.report("level " + Quoted.of(name) + " stands twice");
                }
            });
        }
        boolean whole = !names.isEmpty() && names.size() == items.size();
        return whole ? Optional.of(Levels.of(List.copyOf(names))) : Optional.empty();
    }

    @Override
    public Optional<Levels> levels() {
        return levels;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public List<ConfigFile> files() {
        return files;
    }

    @Override
    public String digest() {
        return files.get(0).digest(files.subList(1, files.size()));
    }

    @Override
    public long countFrom(Level level, Proof proof) {
        return entries.stream()
                .filter(entry -> entry.member.level().isAtLeast(level))
                .filter(entry -> RosterReading.canProve(Standing.of(entry.member), proof))
                .count();
    }

    @Override
    public Roster roster() {
        return Roster.of(
                levels.orElseThrow(), entries.stream().map(Entry::member).toList());
    }

    @Override
    public List<Problem> lint(LocalDate today) {
        List<Problem> warnings = new RosterLint(levels.orElseThrow(), placeOfLevels, entries, today).warnings();
        return Stream.concat(warnings.stream(), doubts.stream()).sorted().toList();
    }

    /** A member and where it stands. */
    record Entry(Member member, YamlNode node) {

        /** The same with more keys. */
        Entry with(List<SigningKey> keys) {
            return keys.isEmpty() ? this : new Entry(member.with(keys), node);
        }
    }
}
