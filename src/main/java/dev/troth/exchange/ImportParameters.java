package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.reader.SpooledFile;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of an import request.
 *
 * @param dryRun whether to only report the result
 * @param errorPolicy handling of rejected entries
 * @param async whether to return a job instead of waiting for the result
 * @param format stated format; null to derive it
 * @param source name of the source; null if the request names none
 * @param options options of the reader: {@code template}, {@code mapping}, {@code stream}, {@code records}, {@code ours}, {@code body}, {@code zone},
 *     {@code delimiter}, {@code charset}, {@code onChange}
 */
record ImportParameters(
        boolean dryRun,
        ErrorPolicy errorPolicy,
        boolean async,
        @Nullable FileFormat format,
        @Nullable String source,
        ObjectNode options) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final List<String> TEXTS = List.of("template", "stream", "records", "zone", "delimiter", "onChange");
    private static final Set<String> KNOWN = Set.of(
            "dryRun",
            "errorPolicy",
            "async",
            "template",
            "mapping",
            "stream",
            "records",
            "ours",
            "body",
            "zone",
            "delimiter",
            "onChange",
            "format",
            "source");

    /**
     * Reads the parameters.
     *
     * @throws RejectedException if a parameter is unknown or not valid
     */
    static ImportParameters of(MultivaluedMap<String, String> query, @Nullable String contentType) {
        query.keySet().forEach(ImportParameters::checkKnown);
        return new ImportParameters(
                yes(query, "dryRun"),
                policy(query.getFirst("errorPolicy")),
                yes(query, "async"),
                format(query.getFirst("format")),
                query.getFirst("source"),
                options(query, contentType));
    }

    private static void checkKnown(String name) {
        if (!KNOWN.contains(name)) {
            throw RejectedException.invalid(
                    name, "There is no parameter \"%s\".%s", name, Suggestion.maybe(name, KNOWN));
        }
    }

    private static ObjectNode options(MultivaluedMap<String, String> query, @Nullable String contentType) {
        ObjectNode options = JSON.createObjectNode();
        if (query.containsKey("body")) {
            options.put("body", yes(query, "body"));
        }
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            if (TEXTS.contains(parameter.getKey())) {
                options.put(parameter.getKey(), parameter.getValue().getFirst());
            }
        }
        String mapping = query.getFirst("mapping");
        if (mapping != null) {
            try {
                options.set("mapping", JSON.readTree(mapping));
            } catch (JsonProcessingException e) {
                throw RejectedException.invalid("mapping", "mapping is not valid JSON. Maybe it is not URL-encoded?");
            }
        }
        String ours = query.getFirst("ours");
        if (ours != null) {
            List.of(ours.split("[,\\s]+")).forEach(options.putArray("ours")::add);
        }
        Matcher charset = CHARSET.matcher(contentType == null ? "" : contentType);
        if (charset.find()) {
            options.put(SpooledFile.CHARSET, charset.group(1));
        }
        return options;
    }

    private static boolean yes(MultivaluedMap<String, String> query, String parameter) {
        String value = query.getFirst(parameter);
        return switch (value == null ? "false" : value.toLowerCase(Locale.ROOT)) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw RejectedException.invalid(
                        parameter, "%s is \"%s\", but must be true or false.", parameter, value);
        };
    }

    private static @Nullable FileFormat format(@Nullable String value) {
        if (value == null) {
            return null;
        }
        List<String> known = Arrays.stream(FileFormat.values())
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!known.contains(value.toLowerCase(Locale.ROOT))) {
            throw RejectedException.invalid(
                    "format", "There is no format \"%s\".%s", value, Suggestion.maybe(value, known));
        }
        return FileFormat.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static ErrorPolicy policy(@Nullable String value) {
        return switch (value == null ? "skip" : value.toLowerCase(Locale.ROOT)) {
            case "skip" -> ErrorPolicy.SKIP;
            case "stop" -> ErrorPolicy.STOP;
            default ->
                throw RejectedException.invalid(
                        "errorPolicy", "errorPolicy is \"%s\", but must be skip or stop.", value);
        };
    }
}
