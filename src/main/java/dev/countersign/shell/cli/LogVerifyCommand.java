package dev.countersign.shell.cli;

import dev.countersign.core.commit.Ascii;
import dev.countersign.gate.UsageException;
import dev.countersign.io.decisionlog.LogVerification;
import dev.countersign.io.decisionlog.LogVerifier;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies the decision log. */
@CommandLine.Command(
        name = "verify",
        description = {
            "Find out whether the decision log was changed after it was written.",
            "Exit status: 0 if not, 1 if lines were edited, removed, added or moved."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign log verify /srv/git/app.git",
            "  countersign log verify decisions.jsonl --expect SHA256"
        })
final class LogVerifyCommand extends HelpfulCommand implements Command {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-fA-F]{64}");

    private final Console console;

    @Mixin
    private LogArgument log = new LogArgument();

    @Option(
            names = "--expect",
            paramLabel = "SHA256",
            description = "The digest that an earlier verification printed: the log up to there must be the same.")
    private Optional<String> expected = Optional.empty();

    LogVerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        expected.ifPresent(LogVerifyCommand::requireDigest);
        LogVerification verification = LogVerifier.verify(log.file(console), expected.map(Ascii::lowerCase));
        Lines.print(verification.report(), console);
        return verification.isIntact() ? ExitCode.ADMITTED : ExitCode.REJECTED;
    }

    /** One that was copied by half must not read as if somebody had changed the log. */
    private static void requireDigest(String text) {
        if (!DIGEST.matcher(text).matches()) {
            throw new UsageException("'" + text + "' is not a digest of 64 hex digits\n"
                    + "copy all of what an earlier verification printed behind 'sha256'");
        }
    }
}
