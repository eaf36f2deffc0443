package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.ObjectId;
import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tags of every kind, governed and not. */
final class TagPushTest {

    private static final int DEEPEST = 50;

    @Test
    void governed_tags_bring_only_commits_and_only_those_that_may_go_in(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.govern("refs/heads/**", "refs/tags/**");
        ScratchRepository clone = server.client();
        clone.commit(SIGNED);
        chain(clone, "good", DEEPEST);
        chain(clone, "deep", DEEPEST + 1);
        clone.git("tag", "tree", "HEAD^{tree}");
        clone.git("tag", "tag-of-tree", "-m", "a tree", "HEAD^{tree}");
        clone.git("tag", "blob", clone.store("blob", new byte[] {1}).hex());
        clone.commit(UNSIGNED);
        clone.git("tag", "light");
        clone.git("tag", "annotated", "-m", "a release");

        Outcome bad = server.pushing("light", "annotated", "tree", "tag-of-tree", "blob", "refs/tags/deep:refs/tags/d");

        assertThat(bad.exitCode()).isEqualTo(1);
        assertThat(bad.error())
                .contains("remote: countersign: this push may not go in; nothing was changed on the server")
                .contains("'refs/tags/tree' names a tree, not a commit")
                .contains("'refs/tags/tag-of-tree' names a tree, not a commit")
                .contains("'refs/tags/blob' names a blob, not a commit")
                .contains("'refs/tags/d' names a chain of more than 50 tags")
                .contains("remote: error: " + clone.id("light").abbreviated() + " Charge cards");
        assertThat(server.refs()).isEmpty();
        assertThat(server.pushing("annotated").error()).contains("1 of 2 commits may not go in");
        clone.git("tag", "--force", "light", "light^");
        clone.git("tag", "--force", "annotated", "-m", "a release", "light");
        assertThat(server.pushing("light", "annotated", "refs/tags/good:refs/tags/g")
                        .error())
                .isEmpty();
        assertThat(server.refs()).hasSize(3);
    }

    @Test
    void nobody_looks_behind_tags_that_no_rule_governs(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        ScratchRepository clone = server.client();
        clone.commit(UNSIGNED);
        clone.git("tag", "tree", "HEAD^{tree}");
        clone.git("tag", "annotated", "-m", "a release");
        chain(clone, "deep", DEEPEST + 1);

        assertThat(server.pushing("tree", "annotated", "refs/tags/deep:refs/tags/deep")
                        .error())
                .isEmpty();

        assertThat(server.refs()).hasSize(3);
        assertThat(server.pushing("refs/tags/annotated^{}:refs/heads/main").error())
                .contains("this commit may not go in");
        assertThat(server.pushing("refs/tags/annotated:refs/heads/main").exitCode())
                .isEqualTo(1);
        assertThat(server.refs()).hasSize(3);
    }

    @Test
    void a_tag_of_a_blob_that_nobody_would_load_stops_nothing_but_itself(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.govern("refs/heads/**", "refs/tags/**");
        ScratchRepository clone = server.client();
        clone.commit(UNSIGNED);
        clone.git("tag", "disk", clone.store("blob", new byte[65 << 20]).hex());
        server.plant("refs/tags/disk", "refs/tags/disk");
        clone.commit(UNSIGNED);
        server.plant("HEAD", "refs/heads/side");

        Outcome again = server.pushing("refs/tags/disk:refs/tags/copy");
        // only a look at all governed refs tells that this commit is none of the push's
        Outcome honest = server.pushing("HEAD^:refs/heads/topic");

        assertThat(again.error()).contains("'refs/tags/copy' names a blob, not a commit");
        assertThat(honest.error()).isEmpty();
    }

    /** Tags of tags over HEAD; git is not asked to make them one by one. */
    private static void chain(ScratchRepository clone, String name, int depth) {
        ObjectId at = clone.id("HEAD");
        for (int i = 0; i < depth; i++) {
            String object = "object " + at + "\ntype " + (i == 0 ? "commit" : "tag") + "\ntag " + name
                    + "\ntagger Jun Park <jun@corp.example> 1700000000 +0000\n\n" + i + "\n";
            at = clone.store("tag", object.getBytes(StandardCharsets.UTF_8));
        }
        clone.git("update-ref", "refs/tags/" + name, at.hex());
    }
}
