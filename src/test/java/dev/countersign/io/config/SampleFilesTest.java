package dev.countersign.io.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.countersign.core.policy.Limits;
import dev.countersign.core.roster.Member;
import dev.countersign.gate.ConfigException;
import dev.countersign.gate.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The samples in {@code config} load, and the schemas beside them know the keys that the readers know, and no others.
 */
final class SampleFilesTest {

    private static final Path CONFIG = Path.of("config");

    @TempDir
    Path folder;

    @Test
    void the_samples_load_and_show_the_default_limits() {
        Settings settings = Configuration.load(CONFIG.resolve("countersign.yaml"));

        assertThat(settings.policy().rules())
                .extracting(rule -> rule.name())
                .containsExactly("senior-sign-off", "payments");
        assertThat(settings.policy().limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.roster().members())
                .extracting(Member::name)
                .containsExactly("Ada Okafor", "Sara Lind", "Ravi Rao", "Mia Torres", "Jun Park");
    }

    @Test
    void the_samples_are_free_of_warnings() {
        assertThat(Configuration.lint(ConfigPlace.inFile(CONFIG.resolve("countersign.yaml")), LocalDate.of(2026, 1, 1)))
                .isEmpty();
    }

    @Test
    void the_schemas_know_the_keys_that_the_readers_know() throws IOException {
        String unknown = "unknown-to-everybody: x";
        Files.writeString(
                folder.resolve("countersign.yaml"),
                "version: 1\nroster: roster.yaml\n" + unknown + "\n"
                        + "evidence:\n  " + unknown
                        + "\n  add:\n    - id: i\n      tool: T\n      grade: hint\n      names: [T]\n      " + unknown
                        + "\n"
                        + "limits:\n  " + unknown + "\n"
                        + "rules:\n  - name: r\n    " + unknown + "\n    sign-off:\n      " + unknown + "\n");
        Files.writeString(
                folder.resolve("roster.yaml"),
                "version: 1\nlevels: [senior]\n" + unknown + "\n"
                        + "members:\n  - name: Ada\n    emails: [a@b.example]\n    level: senior\n    " + unknown
                        + "\n");
        ConfigException refused = catchThrowableOfType(
                ConfigException.class, () -> Configuration.load(folder.resolve("countersign.yaml")));

        Map<String, Object> policy = schema("countersign.schema.json");
        Map<String, Object> roster = schema("roster.schema.json");
        assertThat(keysOf(refused))
                .containsExactly(
                        keys(policy),
                        keys(policy, "properties", "evidence"),
                        keys(policy, "definitions", "entry"),
                        keys(policy, "properties", "limits"),
                        keys(policy, "definitions", "rule"),
                        keys(policy, "definitions", "sign-off"),
                        keys(roster),
                        keys(roster, "definitions", "member"));
    }

    @Test
    void the_schemas_refuse_keys_that_they_do_not_know() throws IOException {
        for (String file : List.of("countersign.schema.json", "roster.schema.json")) {
            assertThat(objectsWithKeys(schema(file)))
                    .allSatisfy(object -> assertThat(object).containsEntry("additionalProperties", "false"));
        }
    }

    /** The keys that each message about an unknown one lists, in the order of the messages. */
    private static List<Set<String>> keysOf(ConfigException refused) {
        List<Set<String>> keys = new ArrayList<>();
        for (String line : String.valueOf(refused.getMessage()).split("\n", -1)) {
            keys.add(new TreeSet<>(
                    List.of(line.substring(line.indexOf("known: ") + 7).split(", ", -1))));
        }
        return keys;
    }

    private static Set<String> keys(Map<String, Object> schema, String... path) {
        Map<String, Object> object = schema;
        for (String step : path) {
            object = child(object, step);
        }
        return new TreeSet<>(child(object, "properties").keySet());
    }

    private static List<Map<String, Object>> objectsWithKeys(Map<String, Object> schema) {
        List<Map<String, Object>> found = new ArrayList<>();
        if (schema.get("type") instanceof String type && type.equals("object")) {
            found.add(schema);
        }
        for (String key : schema.keySet()) {
            if (schema.get(key) instanceof Map) {
                found.addAll(objectsWithKeys(child(schema, key)));
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // what schema() built
    private static Map<String, Object> child(Map<String, Object> object, String key) {
        return (Map<String, Object>) Objects.requireNonNull(object.get(key));
    }

    private static Map<String, Object> schema(String file) throws IOException {
        try (JsonParser parser =
                new JsonFactory().createParser(ObjectReadContext.empty(), Files.readString(CONFIG.resolve(file)))) {
            parser.nextToken();
            return object(parser);
        }
    }

    private static Map<String, Object> object(JsonParser parser) {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                object.put(key, object(parser));
            } else {
                object.put(key, parser.getString());
                parser.skipChildren();
            }
        }
        return object;
    }
}
