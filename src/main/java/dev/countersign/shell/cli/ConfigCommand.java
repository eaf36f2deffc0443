package dev.countersign.shell.cli;

import picocli.CommandLine.Command;

/** What has to do with the policy file. */
@Command(
        name = "config",
        description = "Look at the policy.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class ConfigCommand extends HelpfulCommand {}
