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

    /** How Gerrit names the login; see its plugin "hooks", ref-update. */
    private static final String LOGIN_OF_GERRIT = "--uploader-username";

    /** What to tell an administrator whose policy needs to know. */
    static final String HOW_TO_KNOW =
            "add to the policy 'pusher: {login-variable: NAME}', where NAME is the variable in"
                    + " which this server names the login, or 'pusher: {push-certificate: true}'";

    private PusherReader() {}

    /** What can be read; there is nothing to know anybody by when problems were noted. */
    static PusherSources read(YamlNode node) {
        YamlMapping fields = node.mapping();
        Optional<YamlNode> variable = fields.optional("login-variable");
        Optional<YamlNode> argument = fields.optional("login-argument");
        Optional<YamlNode> certificate = fields.optional("push-certificate");
        boolean certificates = certificate.flatMap(YamlNode::asBoolean).orElse(false);
        if (variable.isEmpty() && argument.isEmpty() && !certificates) {
            fields.report("'pusher' must say by what it is known who pushes: 'login-variable: NAME',"
                    + " 'login-argument: " + LOGIN_OF_GERRIT + "' or 'push-certificate: true'");
        }
        if (variable.isPresent() && argument.isPresent()) {
            argument.get().report("'login-argument' stands beside 'login-variable'; a server names the login by one");
        }
        return new PusherSources(
                variable.flatMap(PusherReader::variable), argument.flatMap(PusherReader::argument), certificates);
    }

    private static Optional<String> argument(YamlNode node) {
        return Texts.trimmed(node).filter(name -> {
            if (name.equals("--uploader")) {
                node.report("'login-argument' cannot be '--uploader': it holds a name for display, which people choose"
                        + " themselves; the login stands in '" + LOGIN_OF_GERRIT + "'");
                return false;
            }
            if (!name.equals(LOGIN_OF_GERRIT)) {
                node.report("'login-argument' must be '" + LOGIN_OF_GERRIT + "', by which Gerrit names the login, not "
                        + Quoted.of(name));
                return false;
            }
            return true;
        });
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
