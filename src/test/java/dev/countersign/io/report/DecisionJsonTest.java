package dev.countersign.io.report;

import static dev.countersign.testing.DecisionBuilder.decision;
import static dev.countersign.testing.VerdictBuilder.commit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.evidence.Grade;
import dev.countersign.core.evidence.Kind;
import dev.countersign.core.signoff.Proof;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.testing.DecisionBuilder;
import dev.countersign.testing.Json;
import dev.countersign.testing.JsonSchema;
import dev.countersign.testing.People;
import dev.countersign.testing.VerdictBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DecisionJsonTest {

    private static final Path SCHEMA = Path.of("config/decision.schema.json");

    private static Decision everything() {
        return decision()
                .updating(
                        "refs/heads/release", "refs/heads/main", new Finding("deletes a governed ref", "ask the admin"))
                .with(
                        commit("1a2b3c4d5e", "Retry card payments")
                                .byClaude()
                                .evidence("Devin", Kind.AUTHOR, Grade.LIKELY, 0, "Devin <devin@ai.example>")
                                .declares(false, 5, "AI-Assisted: no")
                                .signedInVain("Claude", "noreply@anthropic.example", Optional.empty(), "names an AI")
                                .signedBySara()
                                .rejectedBy("senior-sign-off", new Finding("has 0", "ask Sara Lind"))
                                .notForRule("payments")
                                .admittedBy("every-commit"),
                        commit("2b3c4d5e6f", "").malformed("two author headers").admittedBy("lenient"))
                .against("line 2 is no ref update", "")
                .build();
    }

    @Test
    void has_the_documented_shape_to_the_letter() {
        assertThat(DecisionJson.line(everything()))
                .isEqualTo(
                        """
                {"version":1,"decision":"rejected",
                "updates":[{"ref":"refs/heads/release","old":"0a00000000000000000000000000000000000000",
                "new":"0b00000000000000000000000000000000000000","resolved":"refs/heads/main",
                "findings":[{"message":"deletes a governed ref","remedy":"ask the admin"}]}],
                "commits":[{"id":"1a2b3c4d5e000000000000000000000000000000","subject":"Retry card payments",
                "author":{"name":"Jun Park","email":"jun@corp.example","member":"Jun Park","level":"mid"},
                "evidence":[{"tool":"Claude Code","kind":"trailer","grade":"certain","line":3,
                "text":"Co-authored-by: Claude <noreply@anthropic.example>","in-trailer-block":true},
                {"tool":"Devin","kind":"author","grade":"likely","line":null,
                "text":"Devin <devin@ai.example>","in-trailer-block":false}],
                "sign-offs":[{"name":"Claude","email":"noreply@anthropic.example","member":null,"level":null,
                "proof":"claim","counts":false,"because":"names an AI"},
                {"name":"Sara Lind","email":"sara@corp.example","member":"Sara Lind","level":"senior",
                "proof":"claim","counts":true,"because":"Sara Lind is senior"}],
                "malformed":null,
                "rules":[{"rule":"senior-sign-off","verdict":"rejected",
                "findings":[{"message":"has 0","remedy":"ask Sara Lind"}]},
                {"rule":"payments","verdict":"not-applicable","findings":[]},
                {"rule":"every-commit","verdict":"admitted","findings":[]}],
                "declarations":[{"assisted":false,"line":5,"text":"AI-Assisted: no"}]},
                {"id":"2b3c4d5e6f000000000000000000000000000000","subject":"","author":null,"evidence":[],
                "sign-offs":[],"malformed":"two author headers",
                "rules":[{"rule":"lenient","verdict":"admitted","findings":[]}],"declarations":[]}],
                "findings":[{"message":"line 2 is no ref update","remedy":""}],
                "at":"2026-03-11T10:15:30Z","repository":"/srv/git/pay.git","pusher":"jpark",
                "policy":"sha256:POLICY","roster":"sha256:ROSTER","catalogue":"2026-11-01"}
                """.replace("\n", "").replace("POLICY", "a".repeat(64)).replace("ROSTER", "b".repeat(64)));
    }

    @Test
    void says_null_where_nobody_is_known() {
        Decision decision = decision()
                .byNobodyKnown()
                .with(commit("1a", "x").byStranger("Mallory", "m@else.example").admittedBy("r"))
                .build();

        assertThat(DecisionJson.line(decision))
                .contains(
                        "\"author\":{\"name\":\"Mallory\",\"email\":\"m@else.example\",\"member\":null,\"level\":null}")
                .contains("\"pusher\":null");
    }

    @Test
    void keeps_to_its_schema() throws IOException {
        String schema = Files.readString(SCHEMA);
        String logged = logged(new ChainLink(2, Optional.of("c".repeat(64)), true));

        assertThat(JsonSchema.faults(schema, DecisionJson.line(everything()))).isEmpty();
        assertThat(JsonSchema.faults(schema, logged)).isEmpty();
    }

    @Test
    void every_word_of_the_schema_is_a_word_of_the_program_and_the_other_way_round() throws IOException {
        assertThat(words("evidence", "kind")).isEqualTo(words(Kind.values()));
        assertThat(words("evidence", "grade")).isEqualTo(words(Grade.values()));
        assertThat(words("sign-off", "proof")).isEqualTo(words(Proof.values()));
    }

    private static Object words(String definition, String key) throws IOException {
        return Json.at(Json.parse(Files.readString(SCHEMA)), "$defs", definition, "properties", key, "enum");
    }

    private static List<String> words(Enum<?>... constants) {
        return List.of(constants).stream().map(JsonText::word).toList();
    }

    @Test
    void escapes_what_a_terminal_would_obey_and_gives_every_text_back() {
        String text = "\"\\\t\u001b[2J\u009b\u202e\u2028\ud800" + Character.toString(0xe0041) + "Zoë 山 🎉";
        Decision decision = decision().against(text, "").build();

        String json = DecisionJson.line(decision);

        assertThat(json).contains("\\\"\\\\\\u0009\\u001b[2J\\u009b\\u202e\\u2028\\ud800\\udb40\\udc41Zoë 山 🎉");
        assertThat(json.codePoints().noneMatch(Escaped::isHidden)).isTrue();
        List<?> findings = (List<?>) Json.at(Json.parse(json), "findings");
        assertThat(Json.at(findings.get(0), "message")).isEqualTo(text);
    }

    @Test
    void cuts_texts_with_which_one_commit_could_fill_a_disk() {
        String longest = "x".repeat(4_095) + "\ud83e\udd16";

        assertThat(subject("x".repeat(4_096))).isEqualTo("x".repeat(4_096));
        assertThat(subject("x".repeat(4_097))).isEqualTo("x".repeat(4_096) + "…");
        assertThat(subject(longest)).isEqualTo("x".repeat(4_095) + "…");
    }

    private static String subject(String text) {
        Decision decision =
                decision().with(commit("1a2b3c4d5e", text).admittedBy("any")).build();
        String line = DecisionJson.line(decision);
        String start = "\"subject\":\"";
        return line.substring(line.indexOf(start) + start.length(), line.indexOf("\",\"author\""));
    }

    @Test
    void the_place_in_the_log_comes_last() {
        assertThat(logged(new ChainLink(1, Optional.empty(), false)))
                .endsWith("\"catalogue\":\"2026-11-01\",\"seq\":1,\"previous\":null}");
        assertThat(logged(new ChainLink(2, Optional.of("c".repeat(64)), true)))
                .endsWith(",\"seq\":2,\"previous\":\"" + "c".repeat(64) + "\",\"recovered\":true}");
    }

    private static String logged(ChainLink place) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        DecisionJson.begin(everything(), line);
        line.writeBytes(DecisionJson.end(place));
        return line.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tells_of_a_push_certificate_where_there_was_one() {
        DecisionBuilder decision = decision();
        assertThat(DecisionJson.line(decision.build())).doesNotContain("certificate");

        decision.certifiedBy(new Circumstances.Certificate(
                VerdictBuilder.id("ce"), Optional.of("SHA256:c2FyYQ"), Optional.of(People.SARA), ""));
        assertThat(DecisionJson.line(decision.build()))
                .endsWith(",\"catalogue\":\"2026-11-01\",\"certificate\":{\"id\":\""
                        + VerdictBuilder.id("ce")
                        + "\",\"key\":\"SHA256:c2FyYQ\",\"member\":\"Sara Lind\",\"flaw\":null}}");

        decision.certifiedBy(new Circumstances.Certificate(
                VerdictBuilder.id("ce"), Optional.empty(), Optional.empty(), "its nonce is old"));
        assertThat(DecisionJson.line(decision.build()))
                .endsWith("\"key\":null,\"member\":null,\"flaw\":\"its nonce is old\"}}");
    }

    @Test
    void a_reader_of_the_log_sees_whose_key_signed_the_push_where_no_login_is_known() {
        String certified = DecisionJson.line(decision()
                .byNobodyKnown()
                .certifiedBy(new Circumstances.Certificate(
                        VerdictBuilder.id("ce"), Optional.of("SHA256:c2FyYQ"), Optional.of(People.SARA), ""))
                .build());

        assertThat(LogReport.line(read(certified).orElseThrow()))
                .isEqualTo("2026-03-11T10:15:30Z  admitted  Sara Lind  -  0 commits");
    }

    @Test
    void reads_back_what_it_wrote() {
        LoggedDecision read = read(DecisionJson.line(everything())).orElseThrow();

        assertThat(read.at()).hasToString("2026-03-11T10:15:30Z");
        assertThat(read.decision()).isEqualTo("rejected");
        assertThat(read.pusher()).contains("jpark");
        assertThat(read.updates())
                .extracting(LoggedDecision.LoggedUpdate::resolved)
                .containsExactly("refs/heads/main");
        assertThat(read.commits()).hasSize(2);
        LoggedDecision.LoggedCommit commit = read.commits().get(0);
        assertThat(commit.tools()).containsExactly("Claude Code", "Devin");
        assertThat(commit.signers()).containsExactly("Sara Lind");
        assertThat(commit.author()).isEqualTo("Jun Park");
        assertThat(commit.rules())
                .extracting(LoggedDecision.LoggedRule::verdict)
                .containsExactly("rejected", "not-applicable", "admitted");
        assertThat(read.findings()).containsExactly(new LoggedDecision.LoggedFinding("line 2 is no ref update", ""));
    }

    @Test
    void reads_what_a_newer_version_may_write() {
        assertThat(read("""
                {"version":2,"mood":{"a":[1,{"b":null}]},"decision":"deferred","at":"2027-01-01T00:00:00Z",
                "updates":{"not":"a list"},"commits":[{"id":"1a","tags":[[]],"evidence":"none"},7],"pusher":42,
                "seq":99999999999999999999}
                """)).hasValueSatisfying(read -> {
            assertThat(read.decision()).isEqualTo("deferred");
            assertThat(read.updates()).isEmpty();
            assertThat(read.commits()).hasSize(2);
            assertThat(read.pusher()).isEmpty();
        });
    }

    @Test
    void takes_nothing_else_for_a_decision() {
        assertThat(read("")).isEmpty();
        assertThat(read("nonsense")).isEmpty();
        assertThat(read("[]")).isEmpty();
        assertThat(read("{\"decision\":\"admitted\"}")).isEmpty();
        assertThat(read("{\"decision\":\"admitted\",\"at\":\"yesterday\"}")).isEmpty();
        assertThat(read("{\"decision\":\"admitted\",\"at\":\"2026-03-11T10:15:30Z\""))
                .isEmpty();
        assertThat(read("{\"decision\":\"admitted\",\"at\":\"2026-03-11T10:15:30Z\"}{}"))
                .isEmpty();
        assertThat(read("[".repeat(100_000))).isEmpty();
        assertThat(read("{\"a\":" + "[".repeat(100_000))).isEmpty();
    }

    private static Optional<LoggedDecision> read(String json) {
        return LoggedJson.decision(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
