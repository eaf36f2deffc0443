package dev.countersign.shell.cli;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.io.report.DecisionJson;
import dev.countersign.io.report.StatusReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells who has signed off what. */
@CommandLine.Command(
        name = "status",
        description = {
            "Tell who has signed off which commits, what is missing, and who could give it.",
            "Exit status: 0 if nothing is missing, 1 if something is."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign status                   what the upstream of this branch has not",
            "  countersign status --fetch main..topic"
        })
final class StatusCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Mixin
    private RangeArgument range = new RangeArgument();

    @Option(names = "--fetch", description = "First fetch what others have signed.")
    private boolean fetch;

    @Mixin
    private RemoteOption remote = new RemoteOption();

    @Mixin
    private DryRunOptions options = new DryRunOptions();

    StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        try (DryRun dryRun = options.open(console)) {
            if (fetch) {
                dryRun.fetchStatements(remote, console);
            }
            RefName target = options.target(dryRun);
            List<ObjectId> commits = range.names().isEmpty() ? dryRun.unpushed() : dryRun.named(range.names());
            Decision decision = dryRun.judge(commits, target, options.pusher());
            if (options.isJson()) {
                console.out().println(DecisionJson.line(decision));
            } else {
                Lines.print(dryRun.remark(target), console);
                Lines.print(StatusReport.of(decision, target), console);
            }
            return decision.admitted() ? ExitCode.ADMITTED : ExitCode.REJECTED;
        }
    }
}
