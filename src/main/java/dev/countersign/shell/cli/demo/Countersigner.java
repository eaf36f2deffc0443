package dev.countersign.shell.cli.demo;

import dev.countersign.gate.RepositoryException;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.cli.server.Installer;
import dev.countersign.shell.cli.server.Scratch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sara Lind, who has a clone and an SSH key of her own, and approves there as a person would. */
final class Countersigner {

    private static final String CLONE = "sara";
    private static final String KEY = "sara-key";

    private final Scratch scratch;
    private final Installer installer;
    private final PrintStream out;

    private Countersigner(Scratch scratch, Installer installer, PrintStream out) {
        this.scratch = scratch;
        this.installer = installer;
        this.out = out;
    }

    /** In a clone below the scratch folder, with a new key where the machine can make one. */
    static Countersigner in(Scratch scratch, Installer installer, PrintStream out) {
        Countersigner sara = new Countersigner(scratch, installer, out);
        scratch.git().tell("clone", "-q", "server.git", CLONE);
        GitCommand git = scratch.git().at(scratch.folder().resolve(CLONE));
        git.tell("config", "user.name", "Sara Lind");
        git.tell("config", "user.email", "sara@corp.example");
        git.tell("config", "gpg.format", "ssh");
        git.tell("config", "user.signingKey", sara.file(KEY).toString());
        sara.makeKey();
        return sara;
    }

    private void makeKey() {
        try {
            run(scratch.folder(), "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", KEY);
        } catch (IOException e) {
            // Without ssh-keygen there is no key, which is what hasKey says.
        }
    }

    boolean hasKey() {
        return Files.isReadable(file(KEY + ".pub"));
    }

    /** The public key as a line of text. */
    String key() {
        try {
            return Files.readString(file(KEY + ".pub")).strip();
        } catch (IOException e) {
            throw new RepositoryException("cannot read " + file(KEY + ".pub"), e);
        }
    }

    /**
     * Fetches a ref and approves what it points at.
     *
     * @return whether that worked
     */
    boolean approve(String ref) {
        Path clone = file(CLONE);
        out.println(Typed.git("fetch", "-q", "origin", ref));
        scratch.git().at(clone).tell("fetch", "-q", "origin", ref);
        out.println("$ countersign approve --push --yes FETCH_HEAD");
        try {
            return run(clone, installer.launcher().toString(), "approve", "--push", "--yes", "FETCH_HEAD");
        } catch (IOException e) {
            throw new RepositoryException("cannot run " + installer.launcher() + ": " + e.getMessage(), e);
        }
    }

    private Path file(String name) {
        return scratch.folder().resolve(name);
    }

    private boolean run(Path folder, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = new TreeMap<>(scratch.environment());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        out.print(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        out.flush();
        try {
            return process.waitFor() == 0;
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new RepositoryException("interrupted while a command was running", e);
        }
    }
}
