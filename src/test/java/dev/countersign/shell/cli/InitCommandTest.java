package dev.countersign.shell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.Commands;
import dev.countersign.testing.Program;
import dev.countersign.testing.ScratchRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InitCommandTest {

    @Test
    void drafts_a_roster_of_the_people_in_the_history(@TempDir Path folder) throws IOException {
        ScratchRepository git = ScratchRepository.in(folder);
        git.commit("one", "--author=Sara Lind <sara@corp.example>");
        git.commit("two", "--author=Sara Lind <sara@home.example>");
        git.commit("three", "--author=sara lind <sara@corp.example>");
        git.commit("four", "--author=Jun O'Park <jun@corp.example>");
        git.commit("five", "--author=dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>");
        git.commit("six", "--author=Claude <noreply@anthropic.com>");
        git.commit("seven", "--author=dev <dev@one.example>");
        git.commit("eight", "--author=dev <dev@two.example>");

        Program.Outcome outcome = Commands.in(folder).run("init");

        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(folder.resolve(".countersign-roster.yaml"))).endsWith("""
                        members:
                          - name: 'Sara Lind'
                            emails: ['sara@corp.example', 'sara@home.example']
                            level:                                   # 3 commits
                          - name: 'Jun O''Park'
                            emails: ['jun@corp.example']
                            level:                                   # 1 commit
                          - name: 'dev'
                            emails: ['dev@one.example']
                            level:                                   # 1 commit
                          - name: 'dev'
                            emails: ['dev@two.example']
                            level:                                   # 1 commit
                        """);
    }

    @Test
    void the_lint_then_points_at_each_missing_level(@TempDir Path folder) {
        ScratchRepository git = ScratchRepository.in(folder);
        git.commit("one", "--author=Sara Lind <sara@corp.example>");
        git.commit("two", "--author=Jun Park <jun@corp.example>");
        Commands.in(folder).run("init");

        Program.Outcome outcome = Commands.in(folder).run("roster", "lint", ".countersign-roster.yaml");

        assertThat(outcome.err())
                .startsWith("countersign: the configuration cannot be used: 2 problems\nerror: ")
                .contains("/.countersign-roster.yaml:8:11: 'level' is missing a value\n")
                .contains("/.countersign-roster.yaml:11:11: 'level' is missing a value\n");
        assertThat(outcome.exitCode()).isEqualTo(3);
    }

    @Test
    void with_levels_filled_in_the_draft_is_a_policy_without_doubts(@TempDir Path folder) throws IOException {
        ScratchRepository git = ScratchRepository.in(folder);
        for (String name : new String[] {"junior", "mid", "senior", "principal"}) {
            git.commit(name, "--author=A " + name + " <" + name + "@corp.example>");
        }
        Commands.in(folder).run("init");
        Path roster = folder.resolve(".countersign-roster.yaml");
        StringBuilder filled = new StringBuilder();
        String level = "";
        for (String line : Files.readAllLines(roster)) {
            level = line.startsWith("  - name: 'A ") ? line.substring(13, line.length() - 1) : level;
            filled.append(line.replaceFirst("level: {35}", "level: " + level + " "))
                    .append('\n');
        }
        Files.writeString(roster, filled);

        Program.Outcome outcome = Commands.in(folder).run("config", "lint");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).isEqualTo("countersign: " + folder + "/.countersign.yaml can be used\n");
        assertThat(Commands.in(folder)
                        .run("roster", "who", "SENIOR@corp.example")
                        .out())
                .isEqualTo("senior  A senior <senior@corp.example>\n");
        Program.Outcome stranger = Commands.in(folder).run("roster", "who", "stranger");
        assertThat(stranger.err()).isEqualTo("countersign: nobody in the roster is 'stranger'\n");
        assertThat(stranger.exitCode()).isEqualTo(1);
    }

    @Test
    void an_empty_repository_starts_with_whoever_asks(@TempDir Path folder) throws IOException {
        ScratchRepository git = ScratchRepository.in(folder);
        git.git("config", "user.name", "Mia Chen");
        git.git("config", "user.email", "mia@corp.example");

        Commands.in(folder).run("init");

        assertThat(Files.readString(folder.resolve(".countersign-roster.yaml"))).contains("- name: 'Mia Chen'");
    }

    @Test
    void another_folder_is_made_and_filled_from_the_history_here(@TempDir Path folder) {
        ScratchRepository.in(folder).commit("one", "--author=Sara Lind <sara@corp.example>");

        Commands.in(folder).run("init", "policies/app");

        assertThat(folder.resolve("policies/app/.countersign-roster.yaml"))
                .content()
                .contains("- name: 'Sara Lind'");
    }

    @Test
    void never_overwrites(@TempDir Path folder) throws IOException {
        ScratchRepository.in(folder);
        Files.writeString(folder.resolve(".countersign-roster.yaml"), "mine");

        Program.Outcome outcome = Commands.in(folder).run("init");

        assertThat(outcome.err()).contains("/.countersign-roster.yaml is there already, and is never overwritten");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(folder.resolve(".countersign.yaml")).doesNotExist();
        assertThat(folder.resolve(".countersign-roster.yaml")).hasContent("mine");
    }
}
