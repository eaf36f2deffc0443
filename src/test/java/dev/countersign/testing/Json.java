package dev.countersign.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** JSON as maps, lists, strings, longs, booleans and null. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** The value that the whole text is. */
    public static @Nullable Object parse(String text) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            Object value = value(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one value: " + text);
            }
            return value;
        }
    }

    /** The object that the whole text is. */
    public static Map<String, @Nullable Object> object(String text) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (parse(text) instanceof Map<?, ?> parsed) {
            parsed.forEach((key, value) -> object.put(String.valueOf(key), value));
            return object;
        }
        throw new IllegalArgumentException("not an object: " + text);
    }

    /** What stands under these keys, one inside the other; must be there. */
    public static Object at(@Nullable Object value, String... keys) {
        Object found = Objects.requireNonNull(value, "no value");
        for (String key : keys) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
        }
        return found;
    }

    private static @Nullable Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String key = json.currentName();
                json.nextToken();
                object.put(key, value(json));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> array = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                array.add(value(json));
            }
            return array;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        return token == JsonToken.VALUE_NULL ? null : json.getString();
    }
}
