package dev.countersign.shell.cli.demo;

import dev.countersign.gate.RepositoryException;
import dev.countersign.io.config.ConfigPlace;
import dev.countersign.shell.cli.draft.PolicyDraft;
import dev.countersign.shell.cli.server.GitCommand;
import dev.countersign.shell.cli.server.Hook;
import dev.countersign.shell.cli.server.Installer;
import dev.countersign.shell.cli.server.Scratch;
import dev.countersign.shell.cli.server.ServerRepository;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Pushes by the real git to a server that is guarded for real: first sign-offs on their word, then by a key. */
public final class Demo {

    /** Where the decisions are, below the scratch folder. */
    public static final String LOG = "server.git/countersign/decisions.jsonl";

    private static final String ROSTER = """
            version: 1
            levels: [junior, mid, senior, principal]
            members:
              - name: Sara Lind
                emails: [sara@corp.example]
                level: senior
              - name: Jun Park
                emails: [jun@corp.example]
                level: mid
              - name: Mia Berg
                emails: [mia@corp.example]
                level: junior
            """;

    private static final String HIDDEN = """
            Assisted-by\t: Claude:claude-opus-4

            Reviewed-by: Mia Berg <mia@corp.example>""";

    private final Scratch scratch;
    private final Installer installer;
    private final PrintStream out;
    private final GitCommand author;
    private final GitCommand server;
    private int surprises;

    private Demo(Scratch scratch, Installer installer, PrintStream out) {
        this.scratch = scratch;
        this.installer = installer;
        this.out = out;
        this.author = clone(scratch, "clone", "Jun Park", "jun@corp.example");
        this.server = scratch.git().at(serverFolder(scratch));
    }

    private static GitCommand clone(Scratch scratch, String folder, String name, String email) {
        return scratch.git()
                .at(scratch.folder().resolve(folder))
                .with("GIT_AUTHOR_NAME", name)
                .with("GIT_AUTHOR_EMAIL", email)
                .with("GIT_COMMITTER_NAME", name)
                .with("GIT_COMMITTER_EMAIL", email);
    }

    private static Path serverFolder(Scratch scratch) {
        return scratch.folder().resolve("server.git");
    }

    /**
     * Shows everything.
     *
     * @return whether each push ended as announced
     */
    public static boolean show(Scratch scratch, Installer installer, PrintStream out) {
        Demo demo = new Demo(scratch, installer, out);
        demo.setUp();
        demo.pushes();
        demo.approval();
        return demo.surprises == 0;
    }

    private void setUp() {
        out.println("A guarded server and a clone of it, in " + scratch.folder());
        out.println("The roster there: Sara Lind is senior, Jun Park is mid, Mia Berg is junior.");
        scratch.git().tell("init", "-q", "--bare", "server.git");
        server.tell("symbolic-ref", "HEAD", "refs/heads/main");
        scratch.git().tell("init", "-q", "clone");
        author.tell("symbolic-ref", "HEAD", "refs/heads/main");
        author.tell("remote", "add", "origin", "../server.git");
        scratch.write("roster.yaml", ROSTER);
        Path policy = scratch.write("countersign.yaml", PolicyDraft.of("roster.yaml"));
        ServerRepository repository = ServerRepository.at(serverFolder(scratch), scratch.environment());
        installer.install(repository, Hook.PRE_RECEIVE, ConfigPlace.inFile(policy));
    }

    private void pushes() {
        say("1. Jun Park pushes what he has written himself.");
        change("payments.txt", "charge\n");
        commit("-m", "Charge cards");
        push(true);

        say("2. Now an assistant has helped, and says so. Nobody has vouched for it.");
        change("payments.txt", "charge, then retry\n");
        commit("-m", "Retry card payments", "-m", "Co-authored-by: Claude <noreply@anthropic.com>");
        push(false);

        say("3. Mia Berg signs off. She is junior.");
        sign("Mia Berg <mia@corp.example>");
        push(false);

        say("4. Sara Lind reads it and signs off. She is senior.");
        sign("Sara Lind <sara@corp.example>");
        push(true);

        say("5. Somebody hides the assistant where git does not look for trailers.");
        change("payments.txt", "charge, then retry twice\n");
        commit("-m", "Retry twice", "-m", HIDDEN);
        push(false);
    }

    private void approval() {
        Countersigner sara = Countersigner.in(scratch, installer, out);
        if (!sara.hasKey()) {
            say("The rest shows a sign-off by an SSH key. It needs ssh-keygen, which is not here.");
            return;
        }
        scratch.write(
                "countersign.yaml", PolicyDraft.of("roster.yaml").replace("proof: claim ", "proof: countersignature "));
        scratch.write(
                "roster.yaml", ROSTER.replace("level: senior\n", "level: senior\n    keys: ['" + sara.key() + "']\n"));
        author.tell("reset", "-q", "--hard", "HEAD~1");

        say("6. Anybody can type a name, so the policy now says 'proof: countersignature',");
        out.println("   and the roster knows Sara Lind's SSH key. Jun Park pushes again.");
        change("payments.txt", "charge, then retry twice\n");
        commit("-m", "Retry twice", "-m", "Co-authored-by: Claude <noreply@anthropic.com>");
        push(false);

        say("7. He shows it to Sara Lind on a ref that no rule governs.");
        type("push", "-q", "origin", "main:refs/review/retry");
        say("8. In her own clone she reads it, and her key signs a statement about it.");
        out.println("   No commit is changed.");
        surprises += sara.approve("refs/review/retry") ? 0 : 1;

        say("9. Jun Park pushes the same commit once more.");
        push(true);

        say("10. He changes something else, and types her name. She has not seen it.");
        change("payments.txt", "charge, then retry forever\n");
        commit(
                "-m",
                "Retry forever",
                "-m",
                "Co-authored-by: Claude <noreply@anthropic.com>\nSigned-off-by: Sara Lind <sara@corp.example>");
        push(false);
    }

    private void say(String text) {
        out.println();
        out.println(text);
    }

    private void change(String file, String text) {
        scratch.write("clone/" + file, text);
        author.tell("add", file);
    }

    private void sign(String signature) {
        commit("--amend", "--no-edit", "--trailer", "Signed-off-by: " + signature);
    }

    private void commit(String... arguments) {
        GitCommand.Answer answer = type(Stream.concat(Stream.of("commit", "-q"), Arrays.stream(arguments))
                .toArray(String[]::new));
        if (!answer.succeeded()) {
            throw new RepositoryException("git commit failed\nthe demo needs git 2.32 or later");
        }
    }

    private void push(boolean wanted) {
        GitCommand.Answer answer = type("push", "origin", "main");
        String here = author.tell("rev-parse", "main");
        boolean arrived = server.ask("rev-parse", "-q", "--verify", "refs/heads/main")
                .text()
                .equals(here);
        boolean bySomeoneElse = !arrived && !answer.err().contains("countersign: ");
        boolean asAnnounced = answer.succeeded() == wanted && arrived == wanted && !bySomeoneElse;
        surprises += asAnnounced ? 0 : 1;
        out.println((arrived ? "=> accepted" : "=> rejected") + (asAnnounced ? "" : ", WHICH SHOULD NOT BE"));
    }

    private GitCommand.Answer type(String... arguments) {
        out.println(Typed.git(arguments));
        GitCommand.Answer answer = author.ask(arguments);
        out.print(answer.out());
        answer.err().lines().map(String::stripTrailing).forEach(out::println);
        out.flush();
        return answer;
    }
}
