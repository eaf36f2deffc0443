package dev.countersign.testing;

import dev.countersign.testing.ScratchRepository.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
        prepare(guarded, SshKey.in(guarded.onServer("..").normalize()));
        return new SignedPush(guarded);
    }

    /** Has the server ask for certificates, and the clone sign with this key. */
    public static void prepare(GuardedServer guarded, SshKey key) {
        guarded.server().git("config", "receive.certNonceSeed", SEED);
        guarded.server().git("config", "receive.advertisePushOptions", "true");
        // git verifies certificates too, and complains to the pusher where it does not know by what
        guarded.server().git("config", "gpg.ssh.allowedSignersFile", "/dev/null");
        guarded.client().git("config", "gpg.format", "ssh");
        guarded.client().git("config", "user.signingKey", key.file() + ".pub");
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
