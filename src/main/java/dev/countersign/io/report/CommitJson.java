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
import tools.jackson.core.JsonGenerator;

/** The part of {@link DecisionJson} that tells of one commit. */
final class CommitJson {

    private CommitJson() {}

    static void write(JsonGenerator json, CommitVerdict verdict) {
        CommitReading commit = verdict.facts().commit();
        json.writeStartObject();
        JsonText.write(json, "id", commit.id().hex());
        JsonText.write(json, "subject", commit instanceof Commit c ? c.message().subject() : "");
        author(json, commit, verdict.author());
        evidence(json, verdict.facts().attribution().evidence());
        signOffs(json, verdict.signOffs());
        orNull(json, "malformed", commit instanceof MalformedCommit m ? Optional.of(m.reason()) : Optional.empty());
        rules(json, verdict.rules());
        declarations(json, verdict.facts().attribution().declarations());
        json.writeEndObject();
    }

    static void orNull(JsonGenerator json, String key, Optional<String> value) {
        if (value.isPresent()) {
            JsonText.write(json, key, value.get());
        } else {
            json.writeNullProperty(key);
        }
    }

    private static void author(JsonGenerator json, CommitReading commit, Optional<Member> member) {
        if (!(commit instanceof Commit readable)) {
            json.writeNullProperty("author");
            return;
        }
        Identity author = readable.author();
        json.writeName("author");
        json.writeStartObject();
        JsonText.write(json, "name", author.name());
        JsonText.write(json, "email", author.email().text());
        member(json, member);
        json.writeEndObject();
    }

    private static void member(JsonGenerator json, Optional<Member> member) {
        orNull(json, "member", member.map(Member::name));
        orNull(json, "level", member.map(known -> known.level().name()));
    }

    private static void evidence(JsonGenerator json, List<Evidence> evidence) {
        json.writeArrayPropertyStart("evidence");
        for (Evidence piece : evidence) {
            json.writeStartObject();
            JsonText.write(json, "tool", piece.tool());
            JsonText.write(json, "kind", JsonText.word(piece.kind()));
            JsonText.write(json, "grade", JsonText.word(piece.grade()));
            if (piece.line() == 0) {
                json.writeNullProperty("line");
            } else {
                json.writeNumberProperty("line", piece.line());
            }
            JsonText.write(json, "text", piece.text());
            json.writeBooleanProperty("in-trailer-block", piece.inTrailerBlock());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void signOffs(JsonGenerator json, List<AssessedSignOff> signOffs) {
        json.writeArrayPropertyStart("sign-offs");
        for (AssessedSignOff signOff : signOffs) {
            json.writeStartObject();
            JsonText.write(json, "name", signOff.name());
            JsonText.write(json, "email", signOff.email());
            member(json, signOff.member());
            JsonText.write(json, "proof", JsonText.word(signOff.proof()));
            json.writeBooleanProperty("counts", signOff.counts());
            JsonText.write(json, "because", signOff.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void rules(JsonGenerator json, List<RuleVerdict> rules) {
        json.writeArrayPropertyStart("rules");
        for (RuleVerdict rule : rules) {
            json.writeStartObject();
            JsonText.write(json, "rule", rule.rule());
            JsonText.write(json, "verdict", rule.verdict().word());
            DecisionJson.findings(json, rule.verdict().findings());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void declarations(JsonGenerator json, List<Declaration> declarations) {
        json.writeArrayPropertyStart("declarations");
        for (Declaration declaration : declarations) {
            json.writeStartObject();
            json.writeBooleanProperty("assisted", declaration.assisted());
            json.writeNumberProperty("line", declaration.line());
            JsonText.write(json, "text", declaration.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
