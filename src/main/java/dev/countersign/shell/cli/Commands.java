package dev.countersign.shell.cli;

import dev.countersign.gate.UsageException;
import dev.countersign.io.report.Style;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.daemon.Hooks;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.TypeConversionException;

/** The tree of commands. */
final class Commands {

    private static final int WIDTH = 80;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Commands() {}

    /** All commands, wired to this console. */
    static CommandLine of(Console console, Supplier<Hooks> hooks) {
        CommandLine line = new CommandLine(new RootCommand())
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ApproveCommand(console))
                .addSubcommand(new StatusCommand(console))
                .addSubcommand(new InitCommand(console))
                .addSubcommand(group(new ConfigCommand(), new ConfigLintCommand(console)))
                .addSubcommand(group(
                        new RosterCommand(),
                        new RosterLintCommand(console),
                        new RosterWhoCommand(console),
                        new RosterKeysCommand(console)))
                .addSubcommand(new InstallCommand(console))
                .addSubcommand(new UninstallCommand(console))
                .addSubcommand(new DoctorCommand(console))
                .addSubcommand(new ServeCommand(console, hooks))
                .addSubcommand(group(new LogCommand(console), new LogVerifyCommand(console)))
                .addSubcommand(new DemoCommand(console))
                .addSubcommand(new CompletionCommand(console))
                .addSubcommand(new ManCommand(console))
                .addSubcommand(new HelpCommand(console));
        line.setOut(writer(console));
        line.registerConverter(Integer.class, Commands::number);
        line.registerConverter(Instant.class, Commands::time);
        line.setUsageHelpWidth(WIDTH);
        line.setColorScheme(Help.defaultColorScheme(
                console.style(Console.Terminal.OUT) == Style.ANSI ? Help.Ansi.ON : Help.Ansi.OFF));
        return line;
    }

    /**
     * The command that these words name below another; that one for no words.
     *
     * @throws UsageException when there is none
     */
    static CommandLine named(List<String> names, CommandLine root) {
        CommandLine named = root;
        for (String name : names) {
            named = named.getSubcommands().get(name);
            if (named == null) {
                throw new UsageException("no command '" + String.join(" ", names) + "'\nsee countersign --help");
            }
        }
        return named;
    }

    private static int number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is not a whole number of at most nine digits");
        }
        return Integer.parseInt(text);
    }

    /** A moment, or a day for its beginning in UTC, as the log writes them. */
    private static Instant time(String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "'" + text + "' is neither a day like 2026-03-01 nor a time like 2026-03-01T00:00:00Z");
        }
    }

    private static CommandLine group(HelpfulCommand parent, HelpfulCommand... children) {
        CommandLine line = new CommandLine(parent);
        for (HelpfulCommand child : children) {
            line.addSubcommand(child);
        }
        return line;
    }

    private static PrintWriter writer(Console console) {
        return new PrintWriter(console.out(), true, StandardCharsets.UTF_8);
    }
}
