package dev.troth.exchange;

import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts in bulk over HTTP: JSON Lines in, JSON Lines out. */
@Path("/facts")
@Blocking
public class FactsResource {
    private static final String NDJSON = "application/x-ndjson";

    private final FactImport imports;
    private final Ledger ledger;
    private final FactCodec codec;

    FactsResource(FactImport imports, Ledger ledger, FactCodec codec) {
        this.imports = imports;
        this.ledger = ledger;
        this.codec = codec;
    }

    /** What is wrong with a request as a whole. */
    @RegisterForReflection
    public record BadRequest(String code, String message) {}

    /**
     * Takes facts, one a line, in any order.
     *
     * @param dryRun "true" to change nothing and only say what would be taken
     * @param onError "skip" (the default) to take the lines that make sense, "stop" to take all or nothing
     * @return 200 with an {@link ImportReport}; 422 with the same when {@code stop} took nothing
     */
    @POST
    @Consumes({NDJSON, "application/jsonl", MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @Produces(MediaType.APPLICATION_JSON)
    public Response take(
            InputStream file,
            @QueryParam("dryRun") @Nullable String dryRun,
            @QueryParam("onError") @Nullable String onError)
            throws IOException {
        FactImport.OnError choice;
        switch (onError == null ? "skip" : onError.toLowerCase(Locale.ROOT)) {
            case "skip" -> choice = FactImport.OnError.SKIP;
            case "stop" -> choice = FactImport.OnError.STOP;
            default -> {
                return bad("onError", onError, "skip or stop");
            }
        }
        if (dryRun != null && !List.of("true", "false", "").contains(dryRun)) {
            return bad("dryRun", dryRun, "true or false");
        }
        boolean dry = dryRun != null && !dryRun.equals("false");
        ImportReport report = imports.take(file, dry, choice);
        boolean stopped = choice == FactImport.OnError.STOP && report.refused() > 0;
        return Response.status(stopped ? 422 : 200).entity(report).build();
    }

    /**
     * Gives facts, one a line, in the order they were recorded, corrections and corrected ones included: what comes out
     * can go into an empty workspace and gives the same scores there.
     *
     * @param accounts refs of the accounts wanted; all when absent
     * @param types names of the types wanted; all when absent
     */
    @GET
    @Produces(NDJSON)
    public StreamingOutput give(@QueryParam("account") List<String> accounts, @QueryParam("type") List<String> types) {
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

    private static Response bad(String parameter, @Nullable String value, String maybe) {
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(new BadRequest(
                        "BAD_USER_INPUT",
                        "%s is \"%s\", which it cannot be. Maybe %s?".formatted(parameter, value, maybe)))
                .build();
    }
}
