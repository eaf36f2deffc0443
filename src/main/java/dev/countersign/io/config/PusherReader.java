package dev.countersign.io.config;

import dev.countersign.gate.PusherSources;
import dev.countersign.io.yaml.Quoted;
import dev.countersign.io.yaml.YamlMapping;
import dev.countersign.io.yaml.YamlNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads by what it is known on this server who pushes. */
final class PusherReader {

    /** POSIX.1-2017, Environment Variables, 8.1. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /**
     * Git sets or reads these, and an SSH server may take the others over from the client (sshd_config(5), AcceptEnv).
     */
    private static final Pattern OPEN_TO_CLIENTS = Pattern.compile("GIT_.*|LC_.*|LANG|LANGUAGE|TERM|COLORTERM");

    /** What to tell an administrator whose policy needs to know. */
    static final String HOW_TO_KNOW =
            "add to the policy 'pusher: {login-variable: NAME}', where NAME is the variable in"
                    + " which this server names the login, or 'pusher: {push-certificate: true}'";

    private PusherReader() {}

    /** What can be read; there is nothing to know anybody by when problems were noted. */
    static PusherSources read(YamlNode node) {
        YamlMapping fields = node.mapping();
        Optional<YamlNode> variable = fields.optional("login-variable");
        Optional<YamlNode> certificate = fields.optional("push-certificate");
        boolean certificates = certificate.flatMap(YamlNode::asBoolean).orElse(false);
        if (variable.isEmpty() && !certificates) {
            fields.report("'pusher' must say by what it is known who pushes: 'login-variable: NAME' or"
                    + " 'push-certificate: true'");
        }
        return new PusherSources(variable.flatMap(PusherReader::variable), certificates);
    }

    private static Optional<String> variable(YamlNode node) {
        return Texts.trimmed(node).filter(name -> {
            if (!NAME.matcher(name).matches()) {
                node.report("'login-variable' must be the name of an environment variable, not " + Quoted.of(name));
                return false;
            }
            if (OPEN_TO_CLIENTS.matcher(name).matches()) {
                node.report("'login-variable' cannot be " + Quoted.of(name)
                        + ": whoever pushes can set it; name the variable that the server sets after it has"
                        + " authenticated the pusher, such as GL_USERNAME or REMOTE_USER");
                return false;
            }
            return true;
        });
    }
}
