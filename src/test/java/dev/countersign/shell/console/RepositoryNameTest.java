package dev.countersign.shell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.ConfigException;
import dev.countersign.io.git.GitRepository;
import dev.countersign.testing.ScratchRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RepositoryNameTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.corp.example/team/payments.git, payments",
        "https://git.corp.example/team/payments/, payments",
        "ssh://git@git.corp.example:2222/team/payments.git, payments",
        "git@git.corp.example:payments.git, payments",
        "git@git.corp.example:team/payments, payments",
        "/srv/git/payments.git/, payments",
        "/srv/git/payments/.git, payments",
        "/srv/git/dépôt.git, d%C3%A9p%C3%B4t",
        "/srv/git/two words.git, two%20words",
        "/srv/git/.git, git",
    })
    void the_last_part_of_a_url_is_the_name(String url, String name) {
        assertThat(RepositoryName.last(url)).isEqualTo(name);
    }

    @Test
    void a_server_and_its_clones_call_it_alike(@TempDir Path folder) {
        ScratchRepository server = ScratchRepository.bare(folder.resolve("payments.git"));
        ScratchRepository clone = ScratchRepository.cloneOf(server, folder.resolve("my-copy"));

        assertThat(name(server)).isEqualTo("payments");
        assertThat(name(clone)).isEqualTo("payments");
        clone.git("remote", "add", "fork", "https://git.corp.example/jun/shop.git");
        assertThat(name(clone)).isEqualTo("payments");
        clone.git("remote", "remove", "origin");
        assertThat(name(clone)).isEqualTo("shop");
        clone.git("remote", "remove", "fork");
        assertThat(name(clone)).isEqualTo("my-copy");
        clone.git("config", "countersign.repository", "core/payments");
        assertThat(name(clone)).isEqualTo("core/payments");
    }

    @Test
    void a_name_that_no_statement_could_hold_is_told(@TempDir Path folder) {
        ScratchRepository server = ScratchRepository.bare(folder.resolve("payments.git"));
        server.git("config", "countersign.repository", "two words");

        assertThatThrownBy(() -> name(server))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("countersign.repository in ");
    }

    private static String name(ScratchRepository repository) {
        try (GitRepository opened = GitRepository.open(repository.directory())) {
            return RepositoryName.of(opened);
        }
    }
}
