package dev.countersign.io.report;

import dev.countersign.core.commit.Commit;
import dev.countersign.core.commit.CommitReading;
import dev.countersign.core.commit.Identity;
import dev.countersign.core.commit.MalformedCommit;
import dev.countersign.core.evidence.Declaration;
import dev.countersign.core.evidence.Evidence;
import dev.countersign.core.roster.Member;
import dev.countersign.core.verdict.AssessedSignOff;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.RuleVerdict;
import java.util.List;
import java.util.Optional;

/** The part of {@link DecisionJson} that tells of one commit. */
final class CommitJson {

    private CommitJson() {}

    static void write(JsonWriter json, CommitVerdict verdict) {
        CommitReading commit = verdict.facts().commit();
        json.startObject();
        json.text("id", commit.id().hex());
        json.text("subject", commit instanceof Commit c ? c.message().subject() : "");
        author(json, commit, verdict.author());
        evidence(json, verdict.facts().attribution().evidence());
        signOffs(json, verdict.signOffs());
        orNull(json, "malformed", commit instanceof MalformedCommit m ? Optional.of(m.reason()) : Optional.empty());
        rules(json, verdict.rules());
        declarations(json, verdict.facts().attribution().declarations());
        json.endObject();
    }

    static void orNull(JsonWriter json, String key, Optional<String> value) {
        if (value.isPresent()) {
            json.text(key, value.get());
        } else {
            json.nothing(key);
        }
    }

    private static void author(JsonWriter json, CommitReading commit, Optional<Member> member) {
        if (!(commit instanceof Commit readable)) {
            json.nothing("author");
            return;
        }
        Identity author = readable.author();
        json.startObject("author");
        json.text("name", author.name());
        json.text("email", author.email().text());
        member(json, member);
        json.endObject();
    }

    private static void member(JsonWriter json, Optional<Member> member) {
        orNull(json, "member", member.map(Member::name));
        orNull(json, "level", member.map(known -> known.level().name()));
    }

    private static void evidence(JsonWriter json, List<Evidence> evidence) {
        json.startArray("evidence");
        for (Evidence piece : evidence) {
            json.startObject();
            json.text("tool", piece.tool());
            json.text("kind", JsonText.word(piece.kind()));
            json.text("grade", JsonText.word(piece.grade()));
            if (piece.line() == 0) {
                json.nothing("line");
            } else {
                json.number("line", piece.line());
            }
            json.text("text", piece.text());
            json.truth("in-trailer-block", piece.inTrailerBlock());
            json.endObject();
        }
        json.endArray();
    }

    private static void signOffs(JsonWriter json, List<AssessedSignOff> signOffs) {
        json.startArray("sign-offs");
        for (AssessedSignOff signOff : signOffs) {
            json.startObject();
            json.text("name", signOff.name());
            json.text("email", signOff.email());
            member(json, signOff.member());
            json.text("proof", JsonText.word(signOff.proof()));
            json.truth("counts", signOff.counts());
            json.text("because", signOff.because());
            json.endObject();
        }
        json.endArray();
    }

    private static void rules(JsonWriter json, List<RuleVerdict> rules) {
        json.startArray("rules");
        for (RuleVerdict rule : rules) {
            json.startObject();
            json.text("rule", rule.rule());
            json.text("verdict", rule.verdict().word());
            DecisionJson.findings(json, rule.verdict().findings());
            json.endObject();
        }
        json.endArray();
    }

    private static void declarations(JsonWriter json, List<Declaration> declarations) {
        json.startArray("declarations");
        for (Declaration declaration : declarations) {
            json.startObject();
            json.truth("assisted", declaration.assisted());
            json.number("line", declaration.line());
            json.text("text", declaration.text());
            json.endObject();
        }
        json.endArray();
    }
}
