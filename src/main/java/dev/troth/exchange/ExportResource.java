package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.troth.exchange.arrow.ArrowColumn;
import dev.troth.exchange.arrow.ArrowStreamWriter;
import dev.troth.exchange.arrow.ArrowType;
import dev.troth.ledger.WireTimes;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.list.ListDefinition;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.list.ListRegistry;
import dev.troth.platform.list.ListRequest;
import dev.troth.platform.list.Property;
import dev.troth.platform.tenancy.WorkPacer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exports lists of any length as files, with the same filters and orders as in GraphQL. */
@Path("/export/{list}")
@Blocking
public class ExportResource {
    private static final JsonMapper JSON = new JsonMapper();

    private final ListQueries queries;
    private final ListRegistry registry;
    private final AsOfResolver asOfResolver;
    private final WorkPacer pacer;

    ExportResource(ListQueries queries, ListRegistry registry, AsOfResolver asOfResolver, WorkPacer pacer) {
        this.queries = queries;
        this.registry = registry;
        this.asOfResolver = asOfResolver;
        this.pacer = pacer;
    }

    /**
     * Streams a list.
     *
     * @param list name of the list, such as accounts or commitments
     * @param format "jsonl" (the default), "csv" or "arrow"
     * @param where filter, as JSON of the GraphQL input
     * @param orderBy sort keys, as JSON of the GraphQL input
     * @param asOf time as of which to read
     */
    @GET
    public Response export(
            @PathParam("list") String list,
            @QueryParam("format") @Nullable String format,
            @QueryParam("where") @Nullable String where,
            @QueryParam("orderBy") @Nullable String orderBy,
            @QueryParam("asOf") @Nullable String asOf) {
        ListDefinition definition = registry.ofPlural(list);
        Map<String, Object> arguments = new HashMap<>();
        if (where != null) {
            arguments.put("where", parse("where", where, new TypeReference<Map<String, Object>>() {}));
        }
        if (orderBy != null) {
            arguments.put("orderBy", parse("orderBy", orderBy, new TypeReference<List<Map<String, Object>>>() {}));
        }
        ListRequest request = ListRequest.of(definition, arguments);
        AsOf moment = asOfResolver.of(asOf == null ? null : WireTimes.instant("asOf", asOf), null);
        // Validates the filter before the response starts, because the status cannot be changed afterwards.
        queries.check(definition, request.where(), moment);
        return switch (format == null ? "jsonl" : format) {
            case "jsonl" -> answer("application/x-ndjson", list + ".jsonl", lines(request, moment));
            case "csv" -> answer("text/csv; charset=utf-8", list + ".csv", csv(request, moment));
            case "arrow" -> answer("application/vnd.apache.arrow.stream", list + ".arrows", arrow(request, moment));
            default ->
                throw RejectedException.invalid(
                        "format", "format is \"%s\", which is not a valid format. Maybe jsonl, csv or arrow?", format);
        };
    }

    private Response answer(String type, String name, StreamingOutput out) {
        return Response.ok(PacedOutput.of(pacer, out))
                .type(type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build();
    }

    private StreamingOutput lines(ListRequest request, AsOf moment) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            queries.stream(request, moment, json -> {
                try {
                    writer.write(json);
                    writer.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.flush();
        };
    }

    private StreamingOutput csv(ListRequest request, AsOf moment) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            List<String> columns = request.definition().columns();
            CsvWriter csv = CsvWriter.builder().build(writer);
            csv.writeRecord(columns);
            queries.stream(request, moment, json -> csv.writeRecord(cells(columns, json)));
            csv.flush();
        };
    }

    private StreamingOutput arrow(ListRequest request, AsOf moment) {
        return out -> {
            ArrowStreamWriter arrow = new ArrowStreamWriter(out, columns(request.definition()));
            queries.stream(request, moment, json -> {
                try {
                    arrow.add(parse("row", json, new TypeReference<JsonNode>() {}));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            arrow.finish();
        };
    }

    private static List<ArrowColumn> columns(ListDefinition definition) {
        Map<String, ArrowType> types = new HashMap<>();
        definition.properties().forEach(property -> types.put(property.name(), type(property.kind())));
        return definition.columns().stream()
                .map(name -> new ArrowColumn(name, types.getOrDefault(name, ArrowType.TEXT)))
                .toList();
    }

    private static ArrowType type(Property.Kind kind) {
        return switch (kind) {
            case TEXT, CATEGORY, WORD -> ArrowType.TEXT;
            case NUMBER -> ArrowType.NUMBER;
            case FLAG -> ArrowType.FLAG;
            case TIME -> ArrowType.TIME;
            case DATE -> ArrowType.DATE;
            case TEXTS, CATEGORIES -> ArrowType.TEXTS;
        };
    }

    private static List<String> cells(List<String> columns, String json) {
        JsonNode row = parse("row", json, new TypeReference<JsonNode>() {});
        List<String> cells = new ArrayList<>();
        for (String column : columns) {
            JsonNode cell = row.path(column);
            if (cell.isArray()) {
                List<String> parts = new ArrayList<>();
                cell.forEach(part -> parts.add(part.asText()));
                cells.add(safe(String.join(";", parts)));
            } else {
                cells.add(cell.isNull() ? "" : cell.isTextual() ? safe(cell.asText()) : cell.asText());
            }
        }
        return cells;
    }

    /** Prevents formula injection: a spreadsheet would execute a cell that starts like a formula. */
    private static String safe(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static <T> T parse(String parameter, String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw RejectedException.invalid(
                    parameter, "%s is not valid JSON of the required form. Maybe it is not URL-encoded?", parameter);
        }
    }
}
