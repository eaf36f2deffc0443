package dev.countersign.scenario;

import static dev.countersign.testing.GuardedServer.SIGNED;
import static dev.countersign.testing.GuardedServer.UNSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.testing.GuardedServer;
import dev.countersign.testing.ScratchRepository.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What refs can be called, and how many a push may name. */
final class RefNamesTest {

    @Test
    void names_that_look_like_another_are_refused_and_all_others_welcome(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit(SIGNED);
        server.plant("HEAD", "refs/heads/main");
        server.plant("HEAD", "refs/heads/mAIN");

        Outcome alike = server.pushing(
                "HEAD:refs/heads/MAIN", "HEAD:refs/heads/m\u0430in", "HEAD:refs/heads/ma\u200bin", "HEAD:good");
        assertThat(alike.error())
                .contains("error: refs/heads/MAIN", "error: refs/heads/m\u0430in", "error: refs/heads/ma\\u200bin")
                .contains("the name looks like the ref 'refs/heads/", "by look-alike characters")
                .contains("HEAD -> good (pre-receive hook declined)");
        assertThat(server.refs()).hasSize(2);

        Outcome honest = server.pushing(
                "HEAD:refs/heads/gr\u00f6\u00dfe",
                "HEAD:refs/heads/\u0442\u0435\u043c\u0430",
                "HEAD:refs/heads/\u4e3b/1",
                ":refs/heads/mAIN");
        assertThat(honest.error()).isEmpty();
        assertThat(server.refs()).hasSize(4);

        server.govern("refs/heads/main");
        server.client().commit(UNSIGNED);
        assertThat(server.pushing("HEAD:refs/heads/Main").error())
                .contains("the name looks like a ref that rule 'all-signed' governs");
    }

    @Test
    void names_that_are_not_utf_8_are_refused_and_those_that_are_there_are_in_nobodys_way(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        String id = server.client().commit(SIGNED).hex();
        server.plant("HEAD", "refs/elsewhere/x");
        byte[] latin1 = ("create refs/heads/caf\u00e9 " + id + "\n").getBytes(StandardCharsets.ISO_8859_1);
        server.server().git(latin1, "update-ref", "--stdin");

        Outcome outcome = pushAll(server, "HEAD:refs/heads/th\u00e9\nHEAD:refs/heads/tea\n");

        assertThat(outcome.error())
                .contains("error: ref update 1 cannot be read: the name of the ref is not valid")
                .contains("refs/heads/th\ufffd'");
        assertThat(server.refs()).hasSize(2);
        assertThat(server.push(SIGNED).error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void a_server_without_a_locale_still_knows_its_branches(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit("Before the gate stood\n");
        server.plant("HEAD", "refs/heads/gr\u00f6\u00dfe");

        Outcome outcome = server.push(Map.of("LC_ALL", "C"));

        assertThat(outcome.error()).isEmpty();
        assertThat(server.hasArrived()).isTrue();
    }

    @Test
    void ten_thousand_refs_go_in_at_once_and_one_more_is_too_many(@TempDir Path folder) {
        GuardedServer server = GuardedServer.in(folder);
        server.client().commit(SIGNED);

        Outcome tooMany = pushAll(server, refspecs(10_001));
        assertThat(tooMany.error())
                .contains("remote: error: the push updates more than 10000 refs")
                .contains("remote: hint:  push in smaller parts");
        assertThat(server.refs()).isEmpty();

        assertThat(pushAll(server, refspecs(10_000)).exitCode()).isZero();
        assertThat(server.refs()).hasSize(10_000);
    }

    private static String refspecs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "HEAD:refs/heads/many/" + i + "\n")
                .collect(Collectors.joining());
    }

    /** Pushes by refspecs that are too many for a command line, or not in its encoding: one character is one byte. */
    private static Outcome pushAll(GuardedServer server, String refspecs) {
        List<String> command =
                List.of("send-pack", "--stdin", server.server().directory().toString());
        return server.client().run(Map.of(), refspecs.getBytes(StandardCharsets.ISO_8859_1), command);
    }
}
