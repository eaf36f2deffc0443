package dev.countersign.shell.cli.server;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A push into a scratch repository, which the installed program judges by much of what it can. */
final class Rehearsal {

    private static final String SERVER = "../server.git";
    private static final String SIGNED_REF = ":refs/heads/signed";

    /**
     * With an escape, so that the library reads it, and an entry less than the build has prepared: what it takes to
     * read any YAML, and to make the catalogue of a site, belongs to it. One rule looks at what a commit changes, one
     * at who has signed it.
     */
    private static final String POLICY = """
            version: 1
            roster: "roster\\x2eyaml"
            rules:
              - name: senior-sign-off
                when: ai-assisted
                paths: [src/**]
                sign-off:
                  level: senior
              - name: signature
                refs: [refs/heads/signed]
                when: every-commit
                sign-off: {level: senior, proof: commit-signature}
            evidence:
              silence: [aider-subject]
            """;

    private static final String ROSTER = """
            version: 1
            levels: [junior, senior]
            members:
              - name: Sara Lind
                emails: [sara@corp.example]
                level: senior
                keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEuqFog3kb22hWi6+iYm3MmoAHZk1xbNZJszeEEYf61o]
              - {name: Jun Park, emails: [jun@corp.example], level: junior, logins: [jun]}
            """;

    /** So many people that a snapshot is made of them, used, and compared by several. */
    private static final int COLLEAGUES = 5_000;

    /**
     * Each is the message of a commit of Jun Park: one that is asked nothing, one that is refused, one that goes in.
     * They come to a branch that is there and to a new one, as commits do that were there before.
     */
    private static final List<String> MESSAGES = List.of(
            "Begin",
            "Go on\n\nCo-authored-by: Claude <noreply@anthropic.com>",
            "End\n\nAssisted-by: Claude\nSigned-off-by: Sara Lind <sara@corp.example>");

    /** The parent of the next one. */
    private static final String UNSIGNED = """
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            author Jun Park <jun@corp.example> 1700000000 +0000
            committer Jun Park <jun@corp.example> 1700000000 +0000

            Found
            """;

    /** A commit that was signed by the key above, once, by git; nobody has its other half any more. */
    private static final String SIGNED = """
            tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904
            parent 660bdcee9221585a56db82ac3b4341bfd020a484
            author Jun Park <jun@corp.example> 1700000000 +0000
            committer Sara Lind <sara@corp.example> 1700000000 +0000
            gpgsig -----BEGIN SSH SIGNATURE-----
             U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgS6oWiDeRvbaFaLr6JibcyagAdm
             TXFs1kmzN4QRh/rWgAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
             AAAAQP2XK0XpXMBq1M6iTisB+Fy5OCbV2JeEMZhYBi5FxkPpxLrPrWw4Km8JdSQLfW9mm4
             iCnjZPIHJSGLuAlbQvQwo=
             -----END SSH SIGNATURE-----

            Sign

            Assisted-by: Claude
            Signed-off-by: Sara Lind <sara@corp.example>
            """;

    private final Scratch scratch;
    private final GitCommand clone;

    Rehearsal(Scratch scratch) {
        this.scratch = scratch;
        this.clone = scratch.git().at(scratch.folder().resolve("clone"));
    }

    /**
     * Pushes through a hook.
     *
     * @param hook the text of it
     * @return what git said to the pusher, whose push is refused
     */
    GitCommand.Answer push(String hook) {
        Path folder = scratch.folder().resolve("server.git");
        scratch.git().tell("init", "-q", "--bare", "--template=", folder.toString());
        scratch.git().tell("init", "-q", "clone");
        GitCommand server = scratch.git().at(folder);
        scratch.write("roster.yaml", ROSTER + colleagues());
        Path policy = scratch.write("policy.yaml", POLICY);
        server.tell("config", ServerRepository.POLICY_KEY, policy.toString());
        server.tell("symbolic-ref", "HEAD", "refs/heads/main");
        clone.tell("config", "user.name", "Jun Park");
        clone.tell("config", "user.email", "jun@corp.example");
        clone.ask("hash-object", "-t", "tree", "-w", "--stdin"); // an empty one
        String unsigned = object(UNSIGNED);
        commit("Found");
        commit("Stay aside");
        clone.tell("push", "-q", SERVER, "HEAD~1:refs/heads/main", "HEAD:refs/heads/aside", unsigned + SIGNED_REF);

        server.tell("config", "receive.unpackLimit", "1"); // what was there is loose, and what comes is packed
        new HookFile(folder.resolve("hooks/" + Hook.PRE_RECEIVE.fileName())).write(hook);
        MESSAGES.forEach(this::commit);
        String signed = object(SIGNED);
        return clone.ask(
                "push",
                "-q",
                SERVER,
                "HEAD:refs/heads/main",
                "HEAD~1:refs/heads/topic",
                "HEAD~3:refs/heads/there-before",
                signed + SIGNED_REF);
    }

    private void commit(String message) {
        scratch.write("clone/src/lib.c", message);
        clone.tell("add", "src");
        clone.tell("commit", "-q", "-m", message);
    }

    private String object(String commit) {
        return clone.ask(commit.getBytes(StandardCharsets.UTF_8), "hash-object", "-t", "commit", "-w", "--stdin")
                .text();
    }

    private static String colleagues() {
        return IntStream.range(0, COLLEAGUES)
                .mapToObj(i -> "  - {name: Colleague " + i + ", emails: [c" + i + "@corp.example], level: junior}\n")
                .collect(Collectors.joining());
    }
}
