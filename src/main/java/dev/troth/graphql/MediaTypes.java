package dev.troth.graphql;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Content negotiation by the headers Accept and Content-Type. */
final class MediaTypes {
    static final String JSON = "application/json";
    static final String RESPONSE_JSON = "application/graphql-response+json";
    static final String EVENT_STREAM = "text/event-stream";

    private MediaTypes() {}

    /** Returns the preferred media type of the response; null if the client accepts none of the supported ones. */
    static @Nullable String answer(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return JSON;
        }
        String best = null;
        double most = 0;
        for (String range : accept.split(",", -1)) {
            String type = type(range);
            String offered = switch (type) {
                case RESPONSE_JSON -> RESPONSE_JSON;
                case EVENT_STREAM -> EVENT_STREAM;
                case JSON, "*/*", "application/*" -> JSON;
                default -> null;
            };
            double weight = weight(range);
            if (offered != null && weight > most && isUtf8(parameter(range, "charset"))) {
                best = offered;
                most = weight;
            }
        }
        return best;
    }

    /**
     * @throws RequestException unless the type is JSON in UTF-8; a page of another origin could send any other type without
     * a preflight request
     */
    static void checkRequest(@Nullable String contentType) {
        String header = contentType == null ? "" : contentType;
        if (!type(header).equals(JSON)) {
            throw RequestException.http(415, "Content-Type is \"%s\", but must be %s.", header, JSON);
        }
        if (!isUtf8(parameter(header, "charset"))) {
            throw RequestException.http(415, "Content-Type is \"%s\", but the charset must be UTF-8.", header);
        }
    }

    private static String type(String range) {
        return range.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static double weight(String range) {
        String q = parameter(range, "q");
        try {
            return q.isEmpty() ? 1 : Double.parseDouble(q);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean isUtf8(String charset) {
        return charset.isEmpty() || charset.equals("utf-8") || charset.equals("utf8");
    }

    private static String parameter(String range, String name) {
        for (String part : range.split(";", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                return pair[1].strip().replace("\"", "").toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }
}
