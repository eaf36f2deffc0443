package dev.countersign.shell.cli;

import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import java.util.List;
import picocli.CommandLine.Option;

/** With which remote a clone exchanges countersignatures. */
final class RemoteOption {

    /** What git needs to reach a remote as the person is used to (git(1), ENVIRONMENT). */
    private static final List<String> VARIABLES =
            List.of("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_ASKPASS", "GIT_PROXY_COMMAND");

    @Option(
            names = "--remote",
            paramLabel = "NAME",
            defaultValue = "origin",
            description = "With whom to exchange what is signed. Default: origin.")
    private String name;

    String name() {
        return name;
    }

    /** The same git, as the person lets it reach remotes. */
    GitCommand reaching(GitCommand git, Console console) {
        GitCommand reaching =
                git.with("GIT_TERMINAL_PROMPT", console.environment().getOrDefault("GIT_TERMINAL_PROMPT", "1"));
        for (String variable : VARIABLES) {
            String value = console.environment().get(variable);
            reaching = value == null ? reaching : reaching.with(variable, value);
        }
        return reaching;
    }
}
