package dev.countersign.io.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads JSON forgivingly: keys that are not asked for, and values of another kind than asked for, are skipped. */
final class JsonRead {

    /** What to do with the value of a key: the parser stands on its first token and must be left on its last. */
    interface Field {
        void read(JsonParser json);
    }

    private JsonRead() {}

    /** Reads the object that the parser stands on; anything else is skipped. */
    static void object(JsonParser json, Map<String, Field> fields) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            Field field = fields.getOrDefault(json.currentName(), JsonParser::skipChildren);
            json.nextToken();
            field.read(json);
        }
    }

    /** Reads the array that the parser stands on; of anything else nothing. */
    static <T> List<T> list(JsonParser json, Function<JsonParser, T> element) {
        List<T> list = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return list;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.apply(json));
        }
        return list;
    }

    static Optional<String> text(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return Optional.of(json.getString());
        }
        json.skipChildren();
        return Optional.empty();
    }

    /** Keeps the text of a field by this name. */
    static Field text(Map<String, String> words, String name) {
        return json -> text(json).ifPresent(text -> words.put(name, text));
    }

    static Optional<Long> number(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            return Optional.of(json.getLongValue());
        }
        json.skipChildren();
        return Optional.empty();
    }

    static boolean isTrue(JsonParser json) {
        boolean isTrue = json.currentToken() == JsonToken.VALUE_TRUE;
        json.skipChildren();
        return isTrue;
    }
}
