package dev.countersign.shell.cli;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.push.RefName;
import dev.countersign.core.verdict.Decision;
import dev.countersign.io.report.DecisionJson;
import dev.countersign.io.report.PushReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges commits without pushing them. */
@CommandLine.Command(
        name = "check",
        description = {
            "Judge commits as the gate would, without pushing them.",
            "Nothing is written. Exit status: 0 if they may go in, 1 if not."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign check                 what the upstream of this branch has not",
            "  countersign check main..topic     what the range contains",
            "  countersign check HEAD v1.0       exactly these two commits",
            "  git rev-list -50 main | countersign check --stdin --format json"
        })
final class CheckCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Mixin
    private RangeArgument range = new RangeArgument();

    @Option(names = "--stdin", description = "Read further commits and ranges from standard input, one a line.")
    private boolean stdin;

    @Mixin
    private DryRunOptions options = new DryRunOptions();

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        try (DryRun dryRun = options.open(console)) {
            RefName target = options.target(dryRun);
            List<ObjectId> commits = range.names().isEmpty() && !stdin ? dryRun.unpushed() : dryRun.named(all());
            Decision decision = dryRun.judge(commits, target, options.pusher());
            if (options.isJson()) {
                console.out().println(DecisionJson.line(decision));
            } else {
                Lines.print(dryRun.remark(target), console);
                Lines.print(PushReport.ofDryRun(decision, Optional.of(target)), console);
            }
            return decision.admitted() ? ExitCode.ADMITTED : ExitCode.REJECTED;
        }
    }

    private List<String> all() {
        return Stream.concat(range.names().stream(), stdin ? Lines.read(console) : Stream.empty())
                .toList();
    }
}
