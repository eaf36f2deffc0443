package dev.countersign.shell.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** A command's man page (man(7)), made of the same texts as its help. */
final class ManPage {

    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The page in roff. */
    static String of(CommandSpec command) {
        ManPage page = new ManPage(command);
        page.write();
        return page.page.toString();
    }

    private void write() {
        String name = command.qualifiedName("-");
        UsageMessageSpec usage = command.usageMessage();
        line(".TH \"" + escaped(name).toUpperCase(java.util.Locale.ROOT) + "\" 1 \"\" \"countersign\"");
        section("NAME");
        text(name + " - " + firstSentence(usage.description()));
        section("SYNOPSIS");
        text(String.join(
                " ", command.commandLine().getHelp().synopsis(0).strip().split("\\s+", -1)));
        section("DESCRIPTION");
        Arrays.stream(usage.description()).filter(line -> !line.isBlank()).forEach(this::paragraph);
        arguments(command.positionalParameters(), command.options());
        subcommands(command.subcommands());
        exitStatus(command.root().usageMessage().exitCodeList());
        examples(usage.footer());
    }

    private void arguments(Collection<PositionalParamSpec> parameters, Collection<OptionSpec> options) {
        section("OPTIONS");
        parameters.forEach(parameter -> entry(parameter.paramLabel(), description(parameter)));
        options.forEach(option -> entry(names(option), description(option)));
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }

    private void subcommands(Map<String, CommandLine> subcommands) {
        if (!subcommands.isEmpty()) {
            section("COMMANDS");
            subcommands.forEach((name, line) -> entry(
                    name, firstSentence(line.getCommandSpec().usageMessage().description())));
        }
    }

    private void exitStatus(Map<String, String> exitCodes) {
        section("EXIT STATUS");
        exitCodes.forEach(this::entry);
    }

    private void examples(String... examples) {
        if (examples.length > 0) {
            section("EXAMPLES");
            line(".nf");
            Stream.of(examples).forEach(this::text);
            line(".fi");
        }
    }

    private void section(String heading) {
        line(".SH " + heading);
    }

    private void entry(String term, String text) {
        line(".TP");
        line(".B " + escaped(term));
        text(text);
    }

    private void paragraph(String text) {
        line(".PP");
        text(text);
    }

    private void text(String text) {
        line(escaped(text));
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** A hyphen that must stay one, a backslash that is text, and no line that roff would take for a request. */
    private static String escaped(String text) {
        String plain =
                text.replace("%n", "\n").replace("%%", "%").replace("\\", "\\e").replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }

    private static String firstSentence(String... description) {
        String first = List.of(description).isEmpty() ? "" : description[0];
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
}
