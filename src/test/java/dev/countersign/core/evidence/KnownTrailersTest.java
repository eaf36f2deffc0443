package dev.countersign.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.commit.CommitLimits;
import dev.countersign.core.commit.MessageParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownTrailersTest {

    @ParameterizedTest
    @CsvSource({
        "Ada-Run,      Ada-Run: 1,  true",
        "Ada-Run,      ADA-run: 1,  true",
        "Ada-Run,      Ada-Run: x,  false",
        "Ada-Run,      Ada Run: 1,  false", // prose with a colon
        "Ada-Run,      AdaRun: 1,   false",
        "Ada run,      Ada run: 1,  true",
        "Ada run,      Adarun: 1,   true",
        "Ada run,      Ada-run: 1,  false",
    })
    void knows_a_trailer_by_key_and_value_dashes_and_all(String key, String text, boolean known) {
        KnownTrailers trailers = trailers(key + ": 1");
        Sink sink = new Sink(MessageParser.parse(
                ("Title\n\n" + text).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, CommitLimits.DEFAULT));

        boolean detected = trailers.detect(TrailerLine.parse(text), Line.of(3, text, false), sink);

        assertThat(detected).isEqualTo(known);
        assertThat(sink.attribution().evidence()).hasSize(known ? 1 : 0);
    }

    @Test
    void needs_the_key_unless_the_value_has_more_words() {
        assertThat(trailers("Ada-Run: 1").needs()).containsExactly(Phrase.whole("ada run"), Phrase.whole("adarun"));
        assertThat(trailers("Ada-Run: by hand").needs()).contains(Phrase.whole("ada run"));
        assertThat(trailers("Ada-Run: all by hand").needs()).containsExactly(Phrase.whole("all by hand"));
    }

    private static KnownTrailers trailers(String trailer) {
        return new KnownTrailers(List.of(new CatalogueEntry(
                "ada",
                "Ada",
                Set.of(Source.SITE),
                Grade.CERTAIN,
                Map.of(Trait.TRAILERS, List.of(trailer)),
                List.of())));
    }
}
