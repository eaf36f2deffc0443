package dev.countersign.shell.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.ObjectId;
import dev.countersign.core.policy.Limits;
import dev.countersign.core.push.Push;
import dev.countersign.core.push.RefName;
import dev.countersign.core.push.RefUpdate;
import dev.countersign.gate.PusherSources;
import dev.countersign.gate.RepositoryException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PushInputTest {

    private static final String ZERO = "0".repeat(40);
    private static final String ONE = "1".repeat(40);
    private static final UpdateCall CALL = new UpdateCall("refs/heads/a", ZERO, ONE, Map.of());

    @Test
    void pre_receive_reads_all_lines() {
        Push push = preReceive(ZERO + " " + ONE + " refs/heads/a\n" + ONE + " " + ZERO + " refs/heads/b\n");

        assertThat(push.updates())
                .containsExactly(
                        new RefUpdate(new ObjectId(ZERO), new ObjectId(ONE), new RefName("refs/heads/a")),
                        new RefUpdate(new ObjectId(ONE), new ObjectId(ZERO), new RefName("refs/heads/b")));
        assertThat(push.malformed()).isEmpty();
    }

    @Test
    void update_reads_its_arguments() {
        Push push = new PushInput(Map.of(), PusherSources.NONE).ofUpdate(CALL);

        assertThat(push.updates())
                .containsExactly(new RefUpdate(new ObjectId(ZERO), new ObjectId(ONE), new RefName("refs/heads/a")));
    }

    @Test
    void an_argument_that_would_be_a_second_line_is_malformed() {
        Push push = new PushInput(Map.of(), PusherSources.NONE)
                .ofUpdate(new UpdateCall("refs/heads/a\n" + ZERO + " " + ZERO + " refs/heads/b", ZERO, "x", Map.of()));

        assertThat(push.malformed()).isNotEmpty();
    }

    @Test
    void a_flood_is_not_read_to_its_end() {
        Push push = preReceive("x".repeat(20_000));

        assertThat(push.updates()).isEmpty();
        assertThat(push.malformed())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("more than 8454 bytes"));
    }

    @Test
    void push_options_come_from_the_environment() {
        PushInput input = new PushInput(
                Map.of(
                        "GIT_PUSH_OPTION_COUNT", "2",
                        "GIT_PUSH_OPTION_0", "ci.skip",
                        "GIT_PUSH_OPTION_1", "topic=a b"),
                PusherSources.NONE);

        assertThat(input.ofUpdate(CALL).options()).containsExactly("ci.skip", "topic=a b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "-1", "ten", "99999999999", ""})
    void a_count_of_options_that_cannot_be_is_refused(String count) {
        PushInput input = new PushInput(Map.of("GIT_PUSH_OPTION_COUNT", count), PusherSources.NONE);

        assertThatThrownBy(() -> input.ofUpdate(CALL))
                .isInstanceOf(RepositoryException.class)
                .hasMessage("git names no number of push options up to 1000");
    }

    @Test
    void the_pusher_is_named_by_the_variable_of_the_policy_and_by_no_other() {
        Map<String, String> environment =
                Map.of("REMOTE_USER", "slind", "GL_ID", "user-1", "GITEA_PUSHER_NAME", "jpark", "GL_USERNAME", "");

        assertThat(pusher(environment, Optional.empty())).isEmpty();
        assertThat(pusher(environment, Optional.of("GITEA_PUSHER_NAME"))).contains("jpark");
        assertThat(pusher(environment, Optional.of("BB_USER_NAME"))).isEmpty();
        assertThat(pusher(environment, Optional.of("GL_USERNAME"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  1111111111111111111111111111111111111111, true",
        "false, 1111111111111111111111111111111111111111, false", // the policy takes none
        "true,  0000000000000000000000000000000000000000, false",
        "true,  HEAD,                                     false",
        "true,  '',                                       false",
    })
    void the_certificate_is_the_blob_that_git_names_where_the_policy_takes_any(
            boolean taken, String named, boolean found) {
        PushInput input = new PushInput(
                Map.of("GIT_PUSH_CERT", named), new PusherSources(Optional.empty(), Optional.empty(), taken));

        Push push = input.ofPreReceive(new ByteArrayInputStream(new byte[0]), Limits.DEFAULT);

        assertThat(push.certificate()).isEqualTo(found ? Optional.of(new ObjectId(ONE)) : Optional.empty());
        assertThat(input.ofUpdate(CALL).certificate()).isEmpty();
    }

    private static Optional<String> pusher(Map<String, String> environment, Optional<String> variable) {
        return new PushInput(environment, new PusherSources(variable, Optional.empty(), false))
                .ofUpdate(CALL)
                .pusher();
    }

    private static Push preReceive(String text) {
        return new PushInput(Map.of(), PusherSources.NONE)
                .ofPreReceive(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        new Limits(CommitLimits.DEFAULT, 50, 1, 60));
    }
}
