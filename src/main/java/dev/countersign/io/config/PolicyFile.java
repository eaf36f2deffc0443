package dev.countersign.io.config;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Rule;
import dev.countersign.core.signoff.Proof;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import dev.countersign.io.yaml.Place;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A policy file and the roster that it names, read together so that all that is wrong with either is told at once. */
final class PolicyFile {

    private final Problems problems = new Problems();
    private final ConfigFile bytes;
    private final PolicyReader reader;
    private final RosterReading roster;
    private final Optional<Policy> policy;
    private final Catalogue catalogue;
    private final Optional<String> decisionLog;

    private PolicyFile(ConfigFile bytes, Snapshots snapshots) {
        this.bytes = bytes;
        YamlMapping file = bytes.root(problems).mapping();
        this.reader = new PolicyReader(file);
        RosterReading read = roster(file.required("roster"), snapshots);
        this.policy = reader.read(read);
        this.catalogue = CatalogueFile.ofSite(file.optional("evidence"));
        this.decisionLog = file.optional("decision-log")
                .filter(node -> Texts.trimmed(node).isPresent())
                .flatMap(this::decisionLog);
        policy.ifPresent(whole -> requireGuard(whole, file.placeOf("rules"), read));
        problems.throwIfAny();
        this.roster = snapshots.kept(read);
    }

    private RosterReading roster(YamlNode named, Snapshots snapshots) {
        return bytes.beside(named)
                .flatMap(place -> snapshots
                        .find(place)
                        .<RosterReading>map(known -> known)
                        .or(() -> bytes.named(named).map(found -> RosterFile.read(found, problems))))
                .orElseGet(() -> RosterFile.unreadable(named.place()));
    }

    /** Only a policy that is a file of the server may say where the server writes. */
    private Optional<String> decisionLog(YamlNode node) {
        if (bytes.place().file().isEmpty()) {
            node.report(
                    "'decision-log' may not stand in a policy that lies in a ref, or whoever changes that could have"
                            + " this server write to any file; leave the key out");
            return Optional.empty();
        }
        return bytes.beside(node)
                .flatMap(ConfigPlace::file)
                .map(log -> log.toAbsolutePath().toString());
    }

    /** What lies in a ref is only as trustworthy as what may come into that ref. */
    private void requireGuard(Policy read, Place rules, RosterReading people) {
        List<TreePlace> open = treePlaces(people)
                .filter(place -> read.rules().stream().noneMatch(place::isGuardedBy))
                .toList();
        if (!open.isEmpty()) {
            String paths = String.join(
                    ", ",
                    open.stream().map(place -> Quoted.inFull(place.path())).toList());
            String ref = open.get(0).ref().orElseThrow().value();
            problems.add(
                    rules,
                    "this policy lies in " + ref + ", and no rule asks for a sign-off of every commit that changes "
                            + paths
                            + " there; add one such as {name: configuration, refs: [" + ref
                            + "], when: every-commit, paths: [" + paths + "]}");
        }
    }

    private List<Problem> unprovenGuards() {
        List<Rule> rules = policy.orElseThrow().rules();
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).signOff().proof() == Proof.CLAIM
                        && treePlaces(roster).anyMatch(place -> place.isGuardedBy(rules.get(i))))
                .mapToObj(i -> new Problem(
                        reader.ruleNodes().get(i).placeOf("sign-off"),
                        "by this rule the policy itself is guarded, and whoever pushes can type the sign-off; ask for"
                                + " 'proof: commit-signature' or 'proof: countersignature'"))
                .toList();
    }

    private Stream<TreePlace> treePlaces(RosterReading people) {
        return bytes.place().ref().isEmpty()
                ? Stream.of()
                : Stream.concat(Stream.of(bytes), people.files().stream())
                        .map(ConfigFile::place)
                        .filter(TreePlace.class::isInstance)
                        .map(TreePlace.class::cast);
    }

    /**
     * Reads a policy file and its roster.
     *
     * @param snapshots by which a large roster may be known already, and into which it is put
     * @throws ConfigException with every problem of both
     */
    static PolicyFile load(ConfigPlace place, Snapshots snapshots) {
        try {
            return new PolicyFile(place.read(""), snapshots);
        } catch (UnreadableFileException unreadable) {
            throw new ConfigException(place + ": " + unreadable.getMessage(), unreadable);
        }
    }

    Settings settings() {
        return new Settings(
                policy.orElseThrow(),
                roster.roster(),
                catalogue,
                bytes.digest(List.of()),
                roster.digest(),
                reader.pusher(),
                treePlaces(roster).map(TreePlace::path).toList(),
                decisionLog);
    }

    /** All files that it was read from, as they were. */
    List<ConfigFile> files() {
        return Stream.concat(Stream.of(bytes), roster.files().stream()).toList();
    }

    List<Problem> lint(LocalDate today) {
        List<Problem> warnings =
                new ArrayList<>(new PolicyLint(policy.orElseThrow(), reader.ruleNodes(), roster, today).warnings());
        warnings.addAll(roster.lint(today));
        warnings.addAll(unprovenGuards());
        return warnings;
    }
}
