package dev.countersign.shell.cli.server;

import dev.countersign.core.push.RefName;
import dev.countersign.io.config.ConfigPlace;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A push that must be refused, into a scratch repository with the hooks, the configuration and the objects of a real
 * one, whose refs are never touched. Two refs, and only the second has anything against it: a hook that looks at the
 * first line alone is found out.
 *
 * @param ref one that a rule governs
 * @param path one whose change a rule looks at
 */
record Canary(RefName ref, String path) {

    private static final List<String> SECTIONS =
            List.of("core.", "receive.", "transfer.", "fsck.", "hook.", "countersign.");
    private static final List<String> NOT_FOR_A_SCRATCH = List.of(
            "core.bare",
            "core.worktree",
            "core.hookspath",
            "core.repositoryformatversion",
            "core.logallrefupdates",
            "receive.denynonfastforwards");
    private static final String HUMAN = "refs/heads/countersign-canary-human";
    private static final String ASSISTED = "Canary\n\nCo-authored-by: Claude <noreply@anthropic.com>\n";

    /** Sends the canary in and says what became of it. */
    Check fly(ServerRepository repository, ConfigPlace policy, Map<String, String> environment) {
        try (Scratch scratch = Scratch.create(environment)) {
            GitCommand server = server(scratch, repository, policy);
            GitCommand clone = scratch.git();
            clone.tell("init", "-q", "clone");
            GitCommand here = clone.at(scratch.folder().resolve("clone"));
            String human = commit(here, "Canary\n");
            String assisted = commit(here, ASSISTED);
            String before = target(server);
            GitCommand.Answer answer = here.ask(
                    "push", "-q", "--force", "../server.git", human + ":" + HUMAN, assisted + ":" + ref.value());
            boolean arrived = !target(server).equals(before);
            return verdict(answer, arrived, assisted);
        }
    }

    /** What the ref points at in the scratch repository; nothing, unless it holds the policy. */
    private String target(GitCommand server) {
        return server.ask("rev-parse", "-q", "--verify", ref.value()).text();
    }

    private static GitCommand server(Scratch scratch, ServerRepository repository, ConfigPlace policy) {
        scratch.git().tell("init", "-q", "--bare", "--template=", "server.git");
        GitCommand server = scratch.git().at(scratch.folder().resolve("server.git"));
        for (String entry : repository.git().tell("config", "--list", "-z").split("\0", -1)) {
            int end = entry.indexOf('\n');
            String key = end < 0 ? entry : entry.substring(0, end);
            if (SECTIONS.stream().anyMatch(key::startsWith) && !NOT_FOR_A_SCRATCH.contains(key)) {
                server.tell("config", "--add", key, end < 0 ? "true" : entry.substring(end + 1));
            }
        }
        server.tell("config", ServerRepository.POLICY_KEY, policy.toString());
        scratch.link("server.git/hooks", repository.hooks());
        scratch.write("server.git/objects/info/alternates", repository.gitDir().resolve("objects") + "\n");
        policy.ref()
                .ifPresent(ref -> server.tell(
                        "update-ref", ref.value(), repository.git().tell("rev-parse", "--verify", ref.value())));
        return server;
    }

    private String commit(GitCommand git, String message) {
        String blob = git.ask(bytes("canary\n"), "hash-object", "-w", "--stdin").text();
        git.tell("update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
        String tree = git.tell("write-tree");
        return git.with("GIT_AUTHOR_NAME", "Canary")
                .with("GIT_AUTHOR_EMAIL", "canary@countersign.example")
                .with("GIT_COMMITTER_NAME", "Canary")
                .with("GIT_COMMITTER_EMAIL", "canary@countersign.example")
                .ask(bytes(message), "commit-tree", tree)
                .text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Check verdict(GitCommand.Answer answer, boolean arrived, String assisted) {
        if (answer.succeeded() || arrived) {
            return Check.error(
                    "an AI-assisted commit without a sign-off WAS ACCEPTED for " + ref,
                    "see the errors above; until they are mended, this repository is not guarded");
        }
        boolean ours = answer.err().contains("countersign: ") && answer.err().contains(assisted.substring(0, 10));
        return ours
                ? Check.ok("an AI-assisted commit without a sign-off was refused for " + ref)
                : Check.error(
                        "the canary push was refused, but not by a judgement of countersign",
                        "git said: " + answer.err().strip().replace("\n", "\n       "));
    }
}
