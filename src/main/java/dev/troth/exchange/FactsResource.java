package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.ValidationExceptionMapper.BadRequest;
import dev.troth.exchange.job.JobFormat;
import dev.troth.exchange.job.JobService;
import dev.troth.exchange.job.JobView;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.RejectedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Bulk import and export of facts over HTTP. */
@Path("/facts")
@Blocking
public class FactsResource {
    private static final String NDJSON = "application/x-ndjson";
    private static final JsonMapper JSON = new JsonMapper();

    private final FactImport imports;
    private final JobService jobs;
    private final Ledger ledger;
    private final FactCodec codec;

    FactsResource(FactImport imports, JobService jobs, Ledger ledger, FactCodec codec) {
        this.imports = imports;
        this.jobs = jobs;
        this.ledger = ledger;
        this.codec = codec;
    }

    /**
     * Imports facts. JSON Lines are imported synchronously unless {@code async} is set; CSV, calendars and mailboxes
     * always become a job.
     *
     * @param dryRun "true" to only report the result (dry run)
     * @param errorPolicy "skip" (the default) to import the valid entries, "stop" to import all or nothing
     * @param async "true" to return a job instead of waiting for the result
     * @param template for CSV: name of a built-in mapping
     * @param mapping for CSV: mapping of columns to fields, as JSON
     * @param ours for calendars and mailboxes: own mail domains, separated by commas
     * @param body for mailboxes: "true" to store message bodies as notes
     * @return 200 with an {@link ImportReport}; 422 with the same if {@code stop} imported nothing; 202 with a job
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response importFacts(
            InputStream file,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @QueryParam("dryRun") @Nullable String dryRun,
            @QueryParam("errorPolicy") @Nullable String errorPolicy,
            @QueryParam("async") @Nullable String async,
            @QueryParam("template") @Nullable String template,
            @QueryParam("mapping") @Nullable String mapping,
            @QueryParam("ours") @Nullable String ours,
            @QueryParam("body") @Nullable String body)
            throws IOException {
        JobFormat format = JobFormat.of(contentType).orElse(null);
        if (format == null) {
            return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
                    .entity(new BadRequest(
                            "BAD_USER_INPUT",
                            "Content-Type is \"%s\". Maybe %s, text/csv, text/calendar or application/mbox?"
                                    .formatted(contentType, NDJSON)))
                    .build();
        }
        boolean dry = yes("dryRun", dryRun);
        ErrorPolicy policy = policy(errorPolicy);
        if (format != JobFormat.FACTS || yes("async", async)) {
            ObjectNode options = options(template, mapping, ours, yes("body", body));
            JobView job = jobs.take(format, options, dry, policy, file);
            return Response.accepted(job)
                    .location(URI.create("/jobs/" + job.getId()))
                    .build();
        }
        ImportReport report = imports.importFacts(file, dry, policy);
        boolean stopped = policy == ErrorPolicy.STOP && report.refused() > 0;
        return Response.status(stopped ? 422 : 200).entity(report).build();
    }

    private static ObjectNode options(
            @Nullable String template, @Nullable String mapping, @Nullable String ours, boolean body) {
        ObjectNode options = JSON.createObjectNode().put("body", body);
        if (template != null) {
            options.put("template", template);
        }
        if (mapping != null) {
            try {
                options.set("mapping", JSON.readTree(mapping));
            } catch (JsonProcessingException e) {
                throw RejectedException.invalid("mapping", "mapping is not valid JSON. Maybe it is not URL-encoded?");
            }
        }
        if (ours != null) {
            List.of(ours.split("[,\\s]+")).forEach(options.putArray("ours")::add);
        }
        return options;
    }

    private static boolean yes(String parameter, @Nullable String value) {
        return switch (value == null ? "false" : value.toLowerCase(Locale.ROOT)) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw RejectedException.invalid(
                        parameter, "%s is \"%s\", but must be true or false.", parameter, value);
        };
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

    /**
     * Exports facts, one per line, in recording order, including corrections and the facts they correct. An import of
     * the result into an empty workspace yields the same scores.
     *
     * @param accounts refs of the accounts; defaults to all
     * @param types names of the fact types; defaults to all
     */
    @GET
    @Produces(NDJSON)
    public StreamingOutput exportFacts(
            @QueryParam("account") List<String> accounts, @QueryParam("type") List<String> types) {
        return out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
            ledger.each(accounts, types, fact -> {
                try {
                    writer.write(codec.write(fact));
                    writer.write('\n');
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            writer.flush();
        };
    }
}
