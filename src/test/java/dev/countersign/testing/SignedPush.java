package dev.countersign.testing;

import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What git makes of {@code git push --signed} with an SSH key: the certificate that a pre-receive hook gets to see. */
public final class SignedPush {

    /** What the server's {@code receive.certNonceSeed} is. */
    public static final String SEED = "a seed of the server";

    private static final String HOOK = """
            #!/bin/sh
            git cat-file blob "$GIT_PUSH_CERT" >certificate
            """;

    private final GuardedServer guarded;

    private SignedPush(GuardedServer guarded) {
        this.guarded = guarded;
    }

    /** Has the server ask for certificates and keep the last one, and the clone sign with a new key. */
    public static SignedPush to(GuardedServer guarded) {
        guarded.script("server.git/hooks/pre-receive", HOOK);
        guarded.server().git("config", "receive.certNonceSeed", SEED);
        guarded.server().git("config", "receive.advertisePushOptions", "true");
        Path folder = guarded.onServer("..").normalize();
        String key = folder.resolve("id_ed25519").toString();
        Program.Outcome made = Program.of(folder, "ssh-keygen").run("-q", "-t", "ed25519", "-N", "", "-f", key);
        if (made.exitCode() != 0) {
            throw new IllegalStateException(made.err());
        }
        guarded.client().git("config", "gpg.format", "ssh");
        guarded.client().git("config", "user.signingKey", key + ".pub");
        return new SignedPush(guarded);
    }

    /** Pushes what the clone has, with these arguments after {@code git push --signed}; returns the certificate. */
    public byte[] push(String... arguments) {
        List<String> command = Stream.concat(Stream.of("push", "--quiet", "--signed"), Stream.of(arguments))
                .toList();
        Outcome outcome = guarded.client().run(Map.of(), new byte[0], command);
        if (outcome.exitCode() != 0) {
            throw new IllegalStateException(outcome.error());
        }
        try {
            return Files.readAllBytes(guarded.onServer("certificate"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
