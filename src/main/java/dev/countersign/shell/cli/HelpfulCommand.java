package dev.countersign.shell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The option that all commands share. */
@Command(
        synopsisHeading = "Usage: ",
        descriptionHeading = "%n",
        parameterListHeading = "%nArguments:%n",
        optionListHeading = "%nOptions:%n")
abstract class HelpfulCommand {

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;
}
