package dev.troth.nativeimage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Ways to use Jackson, which {@link JsonTypes} must see through ({@link ReflectionTest}). */
final class JsonExamples {
    private static final JsonMapper JSON = new JsonMapper();

    private JsonExamples() {}

    record Listed() {}

    record Named() {}

    record Referred() {}

    record Answer() {}

    interface Bound {}

    static String listed(List<Listed> list) throws JsonProcessingException {
        return JSON.writeValueAsString(list.stream().toList());
    }

    static Object named(String json) throws JsonProcessingException {
        return JSON.readValue(json, Named.class);
    }

    static <T> T read(String json, TypeReference<T> type) throws JsonProcessingException {
        return JSON.readValue(json, type);
    }

    static Map<String, Referred> referred(String json) throws JsonProcessingException {
        return read(json, new TypeReference<Map<String, Referred>>() {});
    }

    static <B extends Bound> Object bound(B value) {
        return JSON.valueToTree(value);
    }

    static Response answer() {
        return Response.ok(new Answer()).build();
    }

    static String anything(Object value) throws JsonProcessingException {
        return JSON.writeValueAsString(value);
    }
}
