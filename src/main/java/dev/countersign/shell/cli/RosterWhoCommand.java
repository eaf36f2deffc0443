package dev.countersign.shell.cli;

import dev.countersign.core.commit.Ascii;
import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.roster.Member;
import dev.countersign.io.config.Configuration;
import dev.countersign.io.report.Escaped;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Looks somebody up. */
@CommandLine.Command(
        name = "who",
        description = {
            "Look people up by address, by login, by level or by a part of their name.",
            "Exit status: 0 if somebody was found, 1 if not."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  countersign roster who sara@corp.example", "  countersign roster who senior"})
final class RosterWhoCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Parameters(paramLabel = "EMAIL|NAME|LEVEL", description = "Whom to look for.")
    private String wanted;

    @Mixin
    private PolicyOption policy = new PolicyOption();

    RosterWhoCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        List<Member> found = Policies.read(policy, console, Configuration::load).roster().members().stream()
                .filter(this::isMeant)
                .toList();
        if (found.isEmpty()) {
            console.err().println("countersign: nobody in the roster is '" + Escaped.text(wanted) + "'");
        }
        found.forEach(member -> console.out().println(line(member)));
        return found.isEmpty() ? ExitCode.REJECTED : ExitCode.ADMITTED;
    }

    private boolean isMeant(Member member) {
        return member.emails().contains(EmailAddress.of(wanted))
                || member.level().name().equals(wanted)
                || member.logins().contains(wanted)
                || Ascii.lowerCase(member.name()).contains(Ascii.lowerCase(wanted));
    }

    private static String line(Member member) {
        String emails = member.emails().stream().map(email -> "<" + email + ">").collect(Collectors.joining(" "));
        return Escaped.text(member.level() + "  " + member.name() + " " + emails
                + member.from().map(day -> "  from " + day).orElse("")
                + member.until().map(day -> "  until " + day).orElse(""));
    }
}
