package dev.countersign.shell.cli.server;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.report.Escaped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the hook through which git is to start countersign. */
final class HookCheckup {

    private final ServerRepository repository;
    private final String again;

    HookCheckup(ServerRepository repository) {
        this.repository = repository;
        this.again = "countersign install " + Escaped.word(repository.gitDir());
    }

    /** The hook of ours that git, or another hook, runs; with what is wrong with it. */
    List<Check> checks() {
        if (!repository.ownsHooks()) {
            return List.of(Check.error(
                    "core.hooksPath makes git look for hooks in " + repository.hooks(),
                    "git -C " + Escaped.word(repository.gitDir()) + " config core.hooksPath "
                            + Escaped.word(repository.gitDir().resolve("hooks"))));
        }
        List<Check> checks = new ArrayList<>();
        Optional<HookFile> installed = installed();
        if (installed.isEmpty()) {
            checks.add(missing());
        }
        installed.ifPresent(file -> checks.addAll(ofFile(file)));
        checks.addAll(furtherOfOurs());
        checks.addAll(neighbours());
        return checks;
    }

    /** More hooks of ours than the one that was looked at, each of which judges what it has judged. */
    private List<Check> furtherOfOurs() {
        return Stream.of(Hook.values())
                .flatMap(hook -> Installer.ours(repository, hook).stream())
                .skip(1)
                .map(file -> Check.warning(
                        "the hook " + file.path() + " judges each push once more, and records it",
                        "rm " + Escaped.word(file.path())))
                .toList();
    }

    /** Where our hook is, if anywhere. */
    Optional<HookFile> installed() {
        return Installer.hookOf(repository).flatMap(hook -> Installer.ours(repository, hook));
    }

    private Check missing() {
        HookFile file = new HookFile(repository.hook(Hook.PRE_RECEIVE));
        HookFile.State state = file.state();
        String remedy = switch (state) {
            case DANGLING, EMPTY, NOT_A_FILE -> "rm " + Escaped.word(file.path()) + " && " + again;
            case NOTHING, OURS, FOREIGN -> again;
        };
        return Check.error("the hook " + file.path() + " " + state.words(), remedy);
    }

    private List<Check> ofFile(HookFile file) {
        if (!file.isExecutable()) {
            return List.of(Check.error(
                    "the hook " + file.path() + " is not executable: git ignores it",
                    "chmod +x " + Escaped.word(file.path())));
        }
        Optional<Path> launcher = HookScript.launcherIn(file.text());
        if (launcher.filter(Files::isExecutable).isEmpty()) {
            return List.of(Check.error(
                    "the hook " + file.path() + " calls "
                            + launcher.map(Path::toString).orElse("nothing") + ", which cannot be run",
                    again));
        }
        Start start = new Start(launcher.get(), HookScript.javaHomeIn(file.text()));
        List<Check> checks = new ArrayList<>(List.of(asWritten(file, launcher.get()), program(start)));
        if (ClassArchive.ofProcess().isPresent()) {
            checks.add(archive(start));
        }
        HookScript.clientIn(file.text()).ifPresent(client -> {
            copy(file, client).ifPresent(checks::add);
            checks.add(new ResidentCheckup(client, launcher.get()).check());
        });
        return checks;
    }

    private Check asWritten(HookFile file, Path launcher) {
        if (!HookScript.isAsWritten(file)) {
            return Check.error("the hook " + file.path() + " is not what this version writes", again);
        }
        return Check.ok("the hook " + file.path() + " calls " + launcher
                + (file.isProgram() ? "; it is a compiled program, with its settings in the lines at its end" : ""));
    }

    /** A client of another version asks nobody, and calls the launcher. */
    private Optional<Check> copy(HookFile file, Client client) {
        return Files.isReadable(client.program()) && !file.isCopyOf(client.program())
                ? Optional.of(Check.warning(
                        "the hook " + file.path() + " is not the program " + client.program() + " as it is now", again))
                : Optional.empty();
    }

    private Check program(Start start) {
        String version = start.with("--version").text();
        return version.startsWith("countersign ")
                ? Check.ok("it starts without any environment: " + version.replace("\n", ", "))
                : Check.error("it does not start without an environment: " + version, again);
    }

    /** Without one a hook that asks no resident process takes almost three times as long, and says nothing of it. */
    private Check archive(Start start) {
        return start.with("--archived").isSuccess()
                ? Check.ok("its Java starts from an archive of the program's classes")
                : Check.note("its Java starts without an archive of the program's classes, more slowly", again);
    }

    private record Answer(boolean isSuccess, String text) {}

    /** How a hook starts the program: with next to no environment, here with none. */
    private record Start(Path launcher, Optional<Path> javaHome) {

        /** What comes of it when it is given a word. */
        Answer with(String word) {
            ProcessBuilder builder = new ProcessBuilder(launcher.toString(), word).redirectErrorStream(true);
            builder.environment().clear();
            javaHome.ifPresent(home -> builder.environment().put("JAVA_HOME", home.toString()));
            try {
                Process process = builder.start();
                process.getOutputStream().close();
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Answer(process.waitFor() == 0, text.strip());
            } catch (IOException e) {
                return new Answer(false, String.valueOf(e.getMessage()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Answer(false, "interrupted");
            }
        }
    }

    private List<Check> neighbours() {
        return Stream.of(Hook.values())
                .map(repository::folder)
                .filter(Files::isDirectory)
                .flatMap(folder -> entries(folder).stream())
                .map(HookFile::new)
                .map(HookCheckup::neighbour)
                .toList();
    }

    private static Check neighbour(HookFile file) {
        return file.isExecutable()
                ? Check.ok("the hook " + file.path() + " runs too")
                : Check.warning(
                        "the hook " + file.path() + " is not run: it is not executable",
                        "chmod +x " + Escaped.word(file.path()));
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + folder, e);
        }
    }
}
