package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.report.Escaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the settings of git that help the gate or get around it. */
final class GitCheckup {

    private final ServerRepository repository;

    GitCheckup(ServerRepository repository) {
        this.repository = repository;
    }

    List<Check> checks() {
        List<Check> checks = new ArrayList<>();
        checks.add(fsck());
        checks.add(refused("receive.denyDeletes", "deleting a ref"));
        checks.add(refused("receive.denyNonFastForwards", "rewriting a ref"));
        checks.addAll(alternates());
        hooksInConfiguration().ifPresent(checks::add);
        checks.add(Check.note(
                "whoever has a shell on this server can push past every hook",
                "let people in by git-shell, or by a server program of its own"));
        return checks;
    }

    /** The more special of the two keys wins (git-config(1), receive.fsckObjects). */
    private Check fsck() {
        String key =
                repository.config("receive.fsckObjects").isPresent() ? "receive.fsckObjects" : "transfer.fsckObjects";
        boolean checked = repository.isOn(key);
        return checked
                ? Check.ok("git checks the objects that it receives")
                : Check.warning("git does not check the objects that it receives", set("receive.fsckObjects"));
    }

    private Check refused(String key, String what) {
        return repository.isOn(key)
                ? Check.ok(key + " is set: " + what + " is refused")
                : Check.note(key + " is not set: " + what + " is up to the policy", "");
    }

    private String set(String key) {
        return "git -C " + Escaped.word(repository.gitDir()) + " config " + key + " true";
    }

    private List<Check> alternates() {
        Path list = repository.gitDir().resolve("objects/info/alternates");
        if (!Files.exists(list)) {
            return List.of();
        }
        try {
            return Files.readAllLines(list).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> repository.gitDir().resolve("objects").resolve(line))
                    .map(GitCheckup::alternate)
                    .toList();
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + list, e);
        }
    }

    private static Check alternate(Path objects) {
        return Files.isReadable(objects)
                ? Check.ok("objects are borrowed from " + objects)
                : Check.error(
                        "objects are borrowed from " + objects + ", which cannot be read",
                        "mend objects/info/alternates");
    }

    /** From git 2.54 on; older ones ignore such hooks without a word. */
    private Optional<Check> hooksInConfiguration() {
        String found = repository
                .git()
                .ask("config", "--get-regexp", "^hook\\..*\\.(command|event)$")
                .text();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(Check.note(
                        "git's configuration names further hooks:\n       " + found.replace("\n", "\n       "), ""));
    }
}
