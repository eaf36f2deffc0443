package dev.countersign.io.report;

import dev.countersign.core.roster.Member;
import dev.countersign.core.verdict.Circumstances;
import dev.countersign.core.verdict.CommitVerdict;
import dev.countersign.core.verdict.Decision;
import dev.countersign.core.verdict.Finding;
import dev.countersign.core.verdict.UpdateVerdict;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A decision as one line of JSON: what {@code --format json} prints and the decision log keeps. The shape is described
 * in {@code docs/decision-log.md}; keys may be added at the end of an object, any other change raises {@link #VERSION}.
 */
public final class DecisionJson {

    /** The version of the shape. */
    public static final int VERSION = 1;

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
     * @throws UncheckedIOException when the stream fails
     */
    public static void write(Decision decision, OutputStream out) {
        JsonWriter json = new JsonWriter(out);
        open(json, decision);
        json.endObject();
        json.flush();
    }

    /**
     * Writes the decision up to where its place in the decision log belongs; {@link #end} closes it.
     *
     * @throws UncheckedIOException when the stream fails
     */
    public static void begin(Decision decision, OutputStream out) {
        JsonWriter json = new JsonWriter(out);
        open(json, decision);
        json.flush();
    }

    /** What closes a decision that was begun: its place in the decision log. */
    public static byte[] end(ChainLink link) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonWriter json = new JsonWriter(bytes);
        json.startObject();
        link(json, link);
        json.endObject();
        json.flush();
        byte[] end = bytes.toByteArray();
        end[0] = ',';
        return end;
    }

    /** Everything but the end of the object. */
    private static void open(JsonWriter json, Decision decision) {
        json.startObject();
        json.number("version", VERSION);
        json.text("decision", decision.word());
        updates(json, decision.updates());
        commits(json, decision.commits());
        findings(json, decision.findings());
        circumstances(json, decision.circumstances());
    }

    private static void updates(JsonWriter json, List<UpdateVerdict> updates) {
        json.startArray("updates");
        for (UpdateVerdict verdict : updates) {
            json.startObject();
            json.text("ref", verdict.update().ref().value());
            json.text("old", verdict.update().old().hex());
            json.text("new", verdict.update().target().hex());
            json.text("resolved", verdict.resolved().value());
            findings(json, verdict.findings());
            json.endObject();
        }
        json.endArray();
    }

    private static void commits(JsonWriter json, Iterable<CommitVerdict> commits) {
        json.startArray("commits");
        commits.forEach(commit -> CommitJson.write(json, commit));
        json.endArray();
    }

    static void findings(JsonWriter json, List<Finding> findings) {
        json.startArray("findings");
        for (Finding finding : findings) {
            json.startObject();
            json.text("message", finding.message());
            json.text("remedy", finding.remedy());
            json.endObject();
        }
        json.endArray();
    }

    private static void circumstances(JsonWriter json, Circumstances circumstances) {
        json.text("at", JsonText.timestamp(circumstances.at()));
        json.text("repository", circumstances.repository());
        CommitJson.orNull(json, "pusher", circumstances.pusher());
        json.text("policy", circumstances.policyDigest());
        json.text("roster", circumstances.rosterDigest());
        json.text("catalogue", circumstances.catalogue());
        circumstances.certificate().ifPresent(certificate -> certificate(json, certificate));
    }

    private static void certificate(JsonWriter json, Circumstances.Certificate certificate) {
        json.startObject("certificate");
        json.text("id", certificate.id().hex());
        CommitJson.orNull(json, "key", certificate.key());
        CommitJson.orNull(json, "member", certificate.member().map(Member::name));
        CommitJson.orNull(json, "flaw", Optional.of(certificate.flaw()).filter(flaw -> !flaw.isEmpty()));
        json.endObject();
    }

    private static void link(JsonWriter json, ChainLink link) {
        json.number("seq", link.seq());
        CommitJson.orNull(json, "previous", link.previous());
        if (link.recovered()) {
            json.truth("recovered", true);
        }
    }
}
