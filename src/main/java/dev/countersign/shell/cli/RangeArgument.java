package dev.countersign.shell.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** Which commits a person means. */
final class RangeArgument {

    @Parameters(
            paramLabel = "RANGE",
            arity = "0..*",
            description = {
                "Commits, or ranges such as A..B or ^A B.",
                "Default: what the current branch has and its upstream has not, or else no branch of the remote."
            })
    private List<String> names = List.of();

    /** What was named; nothing for the default. */
    List<String> names() {
        return names;
    }
}
