package dev.countersign.io.report;

import dev.countersign.core.roster.Member;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.UpdateVerdict;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * A decision as one line of JSON: what {@code --format json} prints and the decision log keeps. The shape is described
 * in {@code docs/decision-log.md}; keys may be added at the end of an object, any other change raises {@link #VERSION}.
 */
public final class DecisionJson {

    /** The version of the shape. */
    public static final int VERSION = 1;

    // A generator that fails midway must leave the line cut short: a reader would take a closed bracket for the end.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private DecisionJson() {}

    /** The decision in one line, without a line feed. */
    public static String line(Decision decision) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(decision, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * Writes the decision in UTF-8 and in one line, without a line feed; leaves the stream open.
     *
     * @throws tools.jackson.core.exc.JacksonIOException when the stream fails
     */
    public static void write(Decision decision, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            open(json, decision);
            json.writeEndObject();
        }
    }

    /**
     * Writes the decision up to where its place in the decision log belongs; {@link #end} closes it.
     *
     * @throws tools.jackson.core.exc.JacksonIOException when the stream fails
     */
    public static void begin(Decision decision, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            open(json, decision);
        }
    }

    /** What closes a decision that was begun: its place in the decision log. */
    public static byte[] end(ChainLink link) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            link(json, link);
            json.writeEndObject();
        }
        byte[] end = bytes.toByteArray();
        end[0] = ',';
        return end;
    }

    /** Everything but the end of the object. */
    private static void open(JsonGenerator json, Decision decision) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        JsonText.write(json, "decision", decision.word());
        updates(json, decision.updates());
        commits(json, decision.commits());
        findings(json, decision.findings());
        circumstances(json, decision.circumstances());
    }

    private static void updates(JsonGenerator json, List<UpdateVerdict> updates) {
        json.writeArrayPropertyStart("updates");
        for (UpdateVerdict verdict : updates) {
            json.writeStartObject();
            JsonText.write(json, "ref", verdict.update().ref().value());
            JsonText.write(json, "old", verdict.update().old().hex());
            JsonText.write(json, "new", verdict.update().target().hex());
            JsonText.write(json, "resolved", verdict.resolved().value());
            findings(json, verdict.findings());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void commits(JsonGenerator json, Iterable<CommitVerdict> commits) {
        json.writeArrayPropertyStart("commits");
        commits.forEach(commit -> CommitJson.write(json, commit));
        json.writeEndArray();
    }

    static void findings(JsonGenerator json, List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        for (Finding finding : findings) {
            json.writeStartObject();
            JsonText.write(json, "message", finding.message());
            JsonText.write(json, "remedy", finding.remedy());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void circumstances(JsonGenerator json, Circumstances circumstances) {
        JsonText.write(json, "at", JsonText.timestamp(circumstances.at()));
        JsonText.write(json, "repository", circumstances.repository());
        CommitJson.orNull(json, "pusher", circumstances.pusher());
        JsonText.write(json, "policy", circumstances.policyDigest());
        JsonText.write(json, "roster", circumstances.rosterDigest());
        JsonText.write(json, "catalogue", circumstances.catalogue());
        circumstances.certificate().ifPresent(certificate -> certificate(json, certificate));
    }

    private static void certificate(JsonGenerator json, Circumstances.Certificate certificate) {
        json.writeName("certificate");
        json.writeStartObject();
        JsonText.write(json, "id", certificate.id().hex());
        CommitJson.orNull(json, "key", certificate.key());
        CommitJson.orNull(json, "member", certificate.member().map(Member::name));
        CommitJson.orNull(json, "flaw", Optional.of(certificate.flaw()).filter(flaw -> !flaw.isEmpty()));
        json.writeEndObject();
    }

    private static void link(JsonGenerator json, ChainLink link) {
        json.writeNumberProperty("seq", link.seq());
        CommitJson.orNull(json, "previous", link.previous());
        if (link.recovered()) {
            json.writeBooleanProperty("recovered", true);
        }
    }
}
