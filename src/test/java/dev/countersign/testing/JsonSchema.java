package dev.countersign.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a value against the part of JSON Schema that our schemas use. Stricter than the standard in one thing: a key
 * that the schema does not describe is a fault, so that a schema cannot fall behind.
 */
public final class JsonSchema {

    private final Map<?, ?> root;
    private final List<String> faults = new ArrayList<>();

    private JsonSchema(Map<?, ?> root) {
        this.root = root;
    }

    /** What is wrong with a value, each as {@code place: fault}. */
    public static List<String> faults(String schema, String value) {
        Map<?, ?> root = map(Json.parse(schema));
        JsonSchema check = new JsonSchema(root);
        check.check("$", root, Json.parse(value));
        return check.faults;
    }

    private void check(String place, Map<?, ?> schema, @Nullable Object value) {
        if (schema.get("$ref") instanceof String ref) {
            check(place, map(Json.at(root, "$defs", ref.substring("#/$defs/".length()))), value);
            return;
        }
        if (schema.containsKey("const") && !schema.get("const").equals(value)) {
            faults.add(place + ": not " + schema.get("const"));
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
            faults.add(place + ": not one of " + words);
        }
        if (schema.containsKey("type") && !types(schema.get("type")).contains(type(value))) {
            faults.add(place + ": is " + type(value) + ", not " + schema.get("type"));
        }
        if (value instanceof Map<?, ?> object) {
            object(place, schema, object);
        } else if (value instanceof List<?> array) {
            array.forEach(element -> check(place + "[]", map(schema.get("items")), element));
        } else {
            scalar(place, schema, value);
        }
    }

    private void object(String place, Map<?, ?> schema, Map<?, ?> object) {
        for (Object key : (List<?>) Json.at(schema, "required")) {
            if (!object.containsKey(key)) {
                faults.add(place + ": lacks " + key);
            }
        }
        Map<?, ?> properties = map(schema.get("properties"));
        object.forEach((key, value) -> {
            if (properties.get(key) instanceof Map<?, ?> property) {
                check(place + "." + key, property, value);
            } else {
                faults.add(place + ": has " + key);
            }
        });
    }

    private void scalar(String place, Map<?, ?> schema, @Nullable Object value) {
        if (value instanceof String text && schema.get("pattern") instanceof String pattern && !text.matches(pattern)) {
            faults.add(place + ": does not match " + pattern);
        }
        if (value instanceof Long number && schema.get("minimum") instanceof Long minimum && number < minimum) {
            faults.add(place + ": below " + minimum);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return (Map<?, ?>) Json.at(value);
    }

    private static List<?> types(Object type) {
        return type instanceof List<?> several ? several : List.of(type);
    }

    private static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof List) {
            return "array";
        }
        if (value instanceof Long) {
            return "integer";
        }
        return value instanceof Boolean ? "boolean" : "string";
    }
}
