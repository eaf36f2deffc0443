package dev.countersign.shell.cli;

import dev.countersign.core.push.RefName;
import dev.countersign.shell.console.Console;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a dry run looks, by which policy, for which ref, and for whom it answers. */
final class DryRunOptions {

    @Option(
            names = "--ref",
            paramLabel = "REF",
            description = "Judge as for a push to this branch or ref. Default: where this branch is pushed to.")
    private Optional<String> ref = Optional.empty();

    @Option(
            names = "--pusher",
            paramLabel = "LOGIN",
            description = "Judge as for a push by this login. Default: nobody that the server knows.")
    private Optional<String> pusher = Optional.empty();

    @Mixin
    private PolicyOption policy = new PolicyOption();

    @Mixin
    private RepositoryOption repository = new RepositoryOption();

    @Mixin
    private FormatOption format = new FormatOption();

    DryRun open(Console console) {
        return DryRun.open(repository, policy, console);
    }

    /** The ref that the dry run judges for. */
    RefName target(DryRun dryRun) {
        return dryRun.target(ref);
    }

    /** The login for which the dry run judges. */
    Optional<String> pusher() {
        return pusher;
    }

    boolean isJson() {
        return format.isJson();
    }
}
