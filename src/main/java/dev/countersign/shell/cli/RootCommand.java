package dev.countersign.shell.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program itself. */
@Command(
        name = "countersign",
        versionProvider = Version.class,
        description = "A gate in front of Git refs: AI-assisted commits go in only with a valid sign-off of a senior"
                + " engineer.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:admitted, or nothing to complain about",
            "1:rejected, or something found",
            "2:the arguments make no sense",
            "3:policy, roster or catalogue cannot be used",
            "4:the repository or the decision log cannot be used",
            "70:a mistake in countersign"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign demo                        see it work, on a scratch server",
            "  countersign init                        draft a policy and a roster here",
            "  countersign check                       judge what you are about to push",
            "  countersign install /srv/git/app.git    put the gate in front of a server"
        })
final class RootCommand extends HelpfulCommand {

    @SuppressWarnings("UnusedVariable") // picocli acts on it
    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;
}
