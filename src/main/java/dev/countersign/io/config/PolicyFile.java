package dev.countersign.io.config;

import dev.countersign.core.evidence.Catalogue;
import dev.countersign.core.policy.Policy;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import dev.countersign.io.yaml.Problem;
import dev.countersign.io.yaml.Problems;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy file and the roster that it names, read together so that all that is wrong with either is told at once. */
final class PolicyFile {

    private final Path path;
    private final Problems problems = new Problems();
    private final ConfigFile bytes;
    private final PolicyReader reader;
    private final Optional<ConfigFile> rosterBytes;
    private final RosterFile roster;
    private final Optional<Policy> policy;
    private final Catalogue catalogue;
    private final Optional<String> decisionLog;

    private PolicyFile(Path path, ConfigFile bytes) {
        this.path = path;
        this.bytes = bytes;
        YamlMapping file = bytes.root(problems).mapping();
        this.reader = new PolicyReader(file);
        YamlNode named = file.required("roster");
        this.rosterBytes = named.asText().flatMap(text -> rosterBytes(text, named));
        this.roster = rosterBytes
                .map(found -> RosterFile.read(found.root(problems)))
                .orElseGet(() -> RosterFile.unreadable(named.place()));
        this.policy = reader.read(roster);
        this.catalogue = CatalogueFile.ofSite(file.optional("evidence"));
        this.decisionLog = file.optional("decision-log")
                .flatMap(node -> Texts.trimmed(node)
                        .flatMap(text -> beside(text, node))
                        .map(log -> log.toAbsolutePath().toString()));
        problems.throwIfAny();
    }

    /**
     * Reads a policy file and its roster.
     *
     * @throws ConfigException with every problem of both
     */
    static PolicyFile load(Path path) {
        try {
            return new PolicyFile(path, ConfigFile.read(path));
        } catch (UnreadableFileException unreadable) {
            throw new ConfigException(path + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private Optional<ConfigFile> rosterBytes(String text, YamlNode named) {
        Optional<Path> file = beside(text, named);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ConfigFile.read(file.get()));
        } catch (UnreadableFileException unreadable) {
            named.report("'roster' names " + Quoted.inFull(file.get().toString()) + ", but " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Path> beside(String text, YamlNode node) {
        try {
            return Optional.of(path.resolveSibling(text));
        } catch (InvalidPathException noPath) {
            node.report(node.name() + " is no path that this machine can use: " + Quoted.inFull(text));
            return Optional.empty();
        }
    }

    Settings settings() {
        return new Settings(
                policy.orElseThrow(),
                roster.roster(),
                catalogue,
                bytes.digest(),
                rosterBytes.orElseThrow().digest(),
                reader.pusherVariable(),
                decisionLog);
    }

    /** The two files, as they were read. */
    List<ConfigFile> files() {
        return List.of(bytes, rosterBytes.orElseThrow());
    }

    List<Problem> lint(LocalDate today) {
        List<Problem> warnings =
                new ArrayList<>(new PolicyLint(policy.orElseThrow(), reader.ruleNodes(), roster, today).warnings());
        warnings.addAll(roster.lint(today));
        return warnings;
    }
}
