package dev.troth.exchange;

import dev.troth.exchange.ValidationExceptionMapper.BadRequest;
import dev.troth.exchange.job.JobService;
import dev.troth.exchange.job.JobView;
import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.reader.FactReaders;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.source.SourceStore;
import dev.troth.exchange.source.SourceView;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.Ledger;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkPacer;
import dev.troth.platform.tenancy.WorkspaceScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bulk import and export of facts over HTTP. */
@Path("/facts")
@Blocking
public class FactsResource {
    private static final String NDJSON = "application/x-ndjson";

    private final FactImport imports;
    private final FactReaders readers;
    private final JobService jobs;
    private final SourceStore sources;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final FactCodec codec;
    private final WorkPacer pacer;

    FactsResource(
            FactImport imports,
            FactReaders readers,
            JobService jobs,
            SourceStore sources,
            CurrentWorkspace workspace,
            Ledger ledger,
            FactCodec codec,
            WorkPacer pacer) {
        this.imports = imports;
        this.readers = readers;
        this.jobs = jobs;
        this.sources = sources;
        this.workspace = workspace;
        this.ledger = ledger;
        this.codec = codec;
        this.pacer = pacer;
    }

    /**
     * Imports facts. JSON Lines of any kind are imported synchronously unless {@code async} is set or a source is named; CSV,
     * calendars and mailboxes always become a job. {@code src/docs/import.md} lists the parameters.
     *
     * @return 200 with an {@link ImportReport}; 422 with the same if {@code stop} imported nothing; 202 with a job
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response importFacts(
            InputStream file, @HeaderParam("Content-Type") @Nullable String contentType, @Context UriInfo uri)
            throws IOException {
        // An import sees and writes the whole workspace, as a job does; its report is for callers with the scope
        // IMPORT.
        return WorkspaceScope.within(workspace.require().withoutLimits(), () -> imported(file, contentType, uri));
    }

    private Response imported(InputStream file, @Nullable String contentType, UriInfo uri) throws IOException {
        ImportParameters parameters = ImportParameters.of(uri.getQueryParameters(), contentType);
        String name = parameters.source();
        SourceView source = name == null ? null : sources.named(name).orElse(null);
        ImportRequest request =
                ImportRequest.of(parameters, contentType, source).orElse(null);
        if (request == null) {
            return unsupported(contentType);
        }
        if (name != null && source == null && !parameters.dryRun()) {
            jobs.check(request.format(), request.options());
            sources.save(name, request.format(), request.options().toString());
        }
        if (!request.format().isLines() || parameters.async() || name != null) {
            JobView job = jobs.take(
                    request.format(), request.options(), name, parameters.dryRun(), parameters.errorPolicy(), file);
            return Response.accepted(job)
                    .location(URI.create("/jobs/" + job.getId()))
                    .build();
        }
        ChangePolicy changes = ChangePolicy.of(request.format(), request.options());
        ImportReport report = request.format() == FileFormat.FACTS
                ? imports.importFacts(file, parameters.dryRun(), parameters.errorPolicy(), changes)
                : imports.importEntries(
                        file,
                        readers.of(request.format()),
                        request.options(),
                        parameters.dryRun(),
                        parameters.errorPolicy(),
                        changes);
        boolean stopped = parameters.errorPolicy() == ErrorPolicy.STOP && report.refused() > 0;
        return Response.status(stopped ? 422 : 200).entity(report).build();
    }

    private static Response unsupported(@Nullable String contentType) {
        return Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE)
                .entity(new BadRequest(
                        "BAD_USER_INPUT",
                        "Content-Type is \"%s\". Maybe %s, text/csv, text/calendar or application/mbox? The parameter format sets it, too."
                                .formatted(contentType, NDJSON)))
                .build();
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
        return PacedOutput.of(pacer, out -> {
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
        });
    }
}
