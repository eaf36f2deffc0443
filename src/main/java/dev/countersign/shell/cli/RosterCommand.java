package dev.countersign.shell.cli;

import picocli.CommandLine.Command;

/** What has to do with the roster. */
@Command(
        name = "roster",
        description = "Look at the roster of people.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class RosterCommand extends HelpfulCommand {}
