package dev.countersign.io.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DirectorySpellingsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/git/team/pay.git", // ssh://host/srv/git/team/pay.git, file:///…
                "/srv/git/team/pay",
                "/srv/git/team/pay.git/",
                "/srv/git/team/pay/",
                "/team/pay.git", // a root that the server adds
                "team/pay.git", // host:team/pay.git, from the home folder of user git
                "pay",
                "~/team/pay.git", // ssh://host/~/team/pay.git
                "~git/team/pay", // ssh://host/~git/team/pay
                ".", // within, as git-http-backend and git-daemon have it
            })
    void knows_how_git_lets_a_bare_repository_be_spelled(String spelling) {
        assertThat(DirectorySpellings.of(Path.of("/srv/git/team/pay.git"))).contains(spelling);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/jun/pay", "/home/jun/pay/", "/home/jun/pay/.git", "pay/.git/", "~/pay", "~jun/pay"})
    void knows_how_git_lets_a_working_tree_be_spelled(String spelling) {
        assertThat(DirectorySpellings.of(Path.of("/home/jun/pay/.git"))).contains(spelling);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "~", "~/", "/srv/git/team/pay.git.git", "/srv/git/team", "ay.git", "~root/pay.git"})
    void knows_nothing_else(String spelling) {
        assertThat(DirectorySpellings.of(Path.of("/srv/git/team/pay.git"))).doesNotContain(spelling);
    }

    @Test
    void there_are_not_many() {
        assertThat(DirectorySpellings.of(Path.of("/a".repeat(100) + ".git"))).hasSizeLessThan(2_000);
    }
}
