package dev.countersign.shell.cli;

import dev.countersign.core.roster.Roster;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.report.KeysReport;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.time.Clock;
import java.time.LocalDate;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;

/** Lists who can prove what. */
@CommandLine.Command(
        name = "keys",
        description = {
            "List who can prove a sign-off, and by what.",
            "For everybody the best proof, the keys and the logins; keys that expire within 30 days are marked."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign roster keys", "  countersign roster keys | grep expires"})
final class RosterKeysCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    RosterKeysCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        Roster roster = Policies.read(policy, console, Configuration::load).roster();
        Lines.print(new KeysReport(LocalDate.now(Clock.systemUTC())).of(roster.members()), console);
        return ExitCode.ADMITTED;
    }
}
