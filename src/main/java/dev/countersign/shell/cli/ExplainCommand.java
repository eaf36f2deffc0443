package dev.countersign.shell.cli;

import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.io.report.DecisionJson;
import dev.countersign.io.report.ExplainReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells everything about one commit. */
@CommandLine.Command(
        name = "explain",
        description = {
            "Tell all about a commit, and why it may go in or not.",
            "The exit status is 0 whatever the answer; ask 'check' for a yes or no."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign explain HEAD", "  countersign explain 1a2b3c4d5e --ref main --format json"})
final class ExplainCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "COMMIT", description = "The commit, in any way that git understands.")
    private String name;

    @Mixin
    private DryRunOptions options = new DryRunOptions();

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        try (DryRun dryRun = options.open(console)) {
            RefName target = options.target(dryRun);
            Decision decision = dryRun.judge(dryRun.named(List.of(name)), target, options.pusher());
            if (options.isJson()) {
                console.out().println(DecisionJson.line(decision));
            } else {
                Lines.print(dryRun.remark(target), console);
                decision.commits().forEach(commit -> Lines.print(ExplainReport.of(commit), console));
            }
            return ExitCode.ADMITTED;
        }
    }
}
