package dev.countersign.io.config;

import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from where the login of the pusher is known on this server. */
final class PusherReader {

    /** POSIX.1-2017, Environment Variables, 8.1. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * Git sets or reads these, and an SSH server may take the others over from the client (sshd_config(5), AcceptEnv).
     */
    private static final Pattern OPEN_TO_CLIENTS = Pattern.compile("GIT_.*|LC_.*|LANG|LANGUAGE|TERM|COLORTERM");

    private PusherReader() {}

    /** The environment variable that names the login; empty when the policy names none, or none that will do. */
    static Optional<String> variable(YamlMapping file) {
        return file.optional("pusher")
                .map(node -> node.mapping().required("login-variable"))
                .flatMap(node -> Texts.trimmed(node).filter(name -> {
                    if (!NAME.matcher(name).matches()) {
                        node.report(
                                "'login-variable' must be the name of an environment variable, not " + Quoted.of(name));
                        return false;
                    }
                    if (OPEN_TO_CLIENTS.matcher(name).matches()) {
                        node.report("'login-variable' cannot be " + Quoted.of(name)
                                + ": whoever pushes can set it; name the variable that the server sets after it has"
                                + " authenticated the pusher, such as GL_USERNAME or REMOTE_USER");
                        return false;
                    }
                    return true;
                }));
    }
}
