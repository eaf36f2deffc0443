package dev.countersign.shell.cli.approval;

import dev.countersign.core.commit.EmailAddress;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.signoff.Countersignature;
import dev.countersign.core.signoff.CountersignatureReading;
import dev.countersign.core.signoff.Statement;
import dev.countersign.gate.UsageException;
import dev.countersign.io.report.ApprovalReport.Change;
import dev.countersign.shell.cli.server.GitCommand;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In whose name commits are approved. */
public record Signer(String name, EmailAddress email) {

    /**
     * The person whom git is configured for.
     *
     * @throws UsageException when it is configured for nobody, or for one whom no statement could name
     */
    public static Signer of(GitCommand git) {
        String name = git.ask("config", "user.name").text();
        String email = git.ask("config", "user.email").text();
        if (name.isEmpty() || email.isEmpty()) {
            throw new UsageException("git does not know who you are\n"
                    + "tell it, with the address that the roster has: git config user.email ADDRESS");
        }
        Signer signer = new Signer(name, EmailAddress.of(email));
        if (!Statement.isSigner(name, signer.email)) {
            throw new UsageException("no sign-off can be by '" + signer + "'\n"
                    + "a plain name and address will do: git config user.name, git config user.email");
        }
        return signer;
    }

    /** Whether this is a countersignature of theirs about a commit of a repository. */
    public boolean made(CountersignatureReading reading, ObjectId commit, String repository) {
        return reading instanceof Countersignature made
                && made.statement().email().equals(email)
                && made.statement().repository().equals(repository)
                && made.statement().commits().containsKey(commit);
    }

    /** That they approve these changes of a repository, to the second. */
    public Statement statement(String repository, List<Change> changes, Instant at) {
        Map<ObjectId, ObjectId> trees = new LinkedHashMap<>();
        changes.forEach(
                change -> trees.put(change.commit().id(), change.commit().tree()));
        return new Statement(repository, name, email, Instant.ofEpochSecond(at.getEpochSecond()), trees);
    }

    @Override
    public String toString() {
        return name + " <" + email + ">";
    }
}
