package dev.countersign.shell.cli;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.signoff.InvalidCountersignature;
import dev.countersign.core.signoff.SignedStatement;
import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.UsageException;
import dev.countersign.io.config.CatalogueFile;
import dev.countersign.io.git.GitRepository;
import dev.countersign.io.report.ApprovalReport;
import dev.countersign.io.report.ApprovalReport.Change;
import dev.countersign.io.report.Escaped;
import dev.countersign.io.signature.Countersignatures;
import dev.countersign.shell.cli.approval.Changes;
import dev.countersign.shell.cli.approval.Signer;
import dev.countersign.shell.cli.approval.SshSigner;
import dev.countersign.shell.cli.approval.StatementNotes;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.console.Console;
import dev.countersign.shell.console.ExitCode;
import dev.countersign.shell.console.RepositoryName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Vouches for commits without changing them. */
@CommandLine.Command(
        name = "approve",
        description = {
            "Sign off commits without changing them.",
            "Shows what you would vouch for, asks, and has your SSH key sign one statement",
            "about all of it, which is kept in refs/notes/countersign.",
            "Exit status: 0 if it is signed, 1 if you said no."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  countersign approve main..topic             what the range contains",
            "  countersign approve --push 1a2b3c4d5e       and send it to the server"
        })
final class ApproveCommand extends HelpfulCommand implements Command {

    private final Console console;

    @Mixin
    private RangeArgument range = new RangeArgument();

    @Option(names = "--push", description = "Fetch what others have signed, and push it all.")
    private boolean push;

    @Mixin
    private RemoteOption remote = new RemoteOption();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = {
                "The key to sign with, private or public.",
                "Default: user.signingKey of git, or else the first of ~/.ssh/id_*."
            })
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--for",
            paramLabel = "NAME",
            description = {
                "What the server calls the repository.",
                "Default: countersign.repository of git, or",
                "else the last part of the URL of the remote."
            })
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--again",
            description = "Also what you have signed off already, as with a key that has expired since.")
    private boolean again;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Mixin
    private RepositoryOption repository = new RepositoryOption();

    ApproveCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitCode run() {
        GitCommand git = remote.reaching(repository.git(console), console);
        try (GitRepository opened = repository.open(console)) {
            StatementNotes notes = new StatementNotes(opened, git);
            String called = called(opened);
            Signer signer = Signer.of(git);
            SshSigner ssh = SshSigner.find(key, git, console);
            List<ObjectId> named = commits(new Revisions(opened, git));
            if (named.isEmpty()) {
                throw new UsageException(
                        "there is no commit in that range\nname commits, or a range such as main..topic");
            }
            if (push) {
                notes.fetch(remote.name());
            }
            List<ObjectId> open = named.stream()
                    .filter(commit ->
                            again || notes.about(commit).stream().noneMatch(made -> signer.made(made, commit, called)))
                    .toList();
            if (open.isEmpty()) {
                console.out()
                        .println("countersign: " + signer
                                + " has signed off all of it already; with a new key: --again");
                return push ? send(notes) : ExitCode.ADMITTED;
            }
            if (open.size() > Statement.MOST_COMMITS) {
                throw new UsageException(open.size() + " commits are more than the " + Statement.MOST_COMMITS
                        + " that one statement may be about\nnobody reads so many at once: approve smaller ranges");
            }
            Changes changes = new Changes(opened, git, CatalogueFile.builtIn());
            List<Change> vouched = open.stream().map(changes::of).toList();
            Lines.print(ApprovalReport.of(signer.toString(), called, vouched), console);
            return agrees(ssh) ? sign(signer, called, vouched, ssh, notes) : declined();
        }
    }

    private String called(GitRepository opened) {
        name.filter(given -> !Statement.isRepository(given)).ifPresent(given -> {
            throw new UsageException("'" + given + "' is no name of a repository\n"
                    + "it is what the server calls it: printable ASCII without blanks");
        });
        return name.orElseGet(() -> RepositoryName.of(opened));
    }

    private List<ObjectId> commits(Revisions revisions) {
        return range.names().isEmpty() ? revisions.unpushed() : revisions.named(range.names());
    }

    private boolean agrees(SshSigner ssh) {
        if (yes) {
            return true;
        }
        console.out().print("Sign with " + ssh.key() + "? [y/N] ");
        console.out().flush();
        String answer = Lines.read(console).findFirst().orElse("");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    }

    private ExitCode declined() {
        console.out().println("countersign: nothing was signed");
        return ExitCode.REJECTED;
    }

    private ExitCode sign(Signer signer, String called, List<Change> vouched, SshSigner ssh, StatementNotes notes) {
        Statement statement = signer.statement(called, vouched, Instant.now());
        SignedStatement signed = ssh.sign(statement);
        if (Countersignatures.check(signed) instanceof InvalidCountersignature invalid) {
            throw new UsageException("no gate would accept what " + ssh.key() + " signed: " + invalid.reason()
                    + "\nsign with another key: --key FILE");
        }
        notes.add(signed, statement);
        console.out().println("countersign: signed");
        if (push) {
            return send(notes);
        }
        console.out()
                .println("hint:  to send it: " + sending() + ", or git push " + remote.name() + " "
                        + SignedStatement.REF);
        return ExitCode.ADMITTED;
    }

    /** The command for the same commits, which finds them signed. */
    private String sending() {
        StringBuilder command = new StringBuilder("countersign approve --push");
        name.ifPresent(given -> command.append(" --for ").append(Escaped.word(given)));
        key.ifPresent(given -> command.append(" --key ").append(Escaped.word(given)));
        range.names().forEach(given -> command.append(' ').append(Escaped.word(given)));
        return command.toString();
    }

    private ExitCode send(StatementNotes notes) {
        notes.push(remote.name());
        console.out().println("countersign: pushed to " + remote.name());
        return ExitCode.ADMITTED;
    }
}
