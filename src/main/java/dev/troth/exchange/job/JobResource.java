package dev.troth.exchange.job;

import dev.troth.platform.common.RejectedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Jobs over HTTP, for scripts; frontends use GraphQL. */
@Path("/jobs/{id}")
@Blocking
public class JobResource {
    private final JobStore store;
    private final JobRunner runner;
    private final EntryAccess access;

    JobResource(JobStore store, JobRunner runner, EntryAccess access) {
        this.store = store;
        this.runner = runner;
        this.access = access;
    }

    /** Returns a job with its progress. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response job(@PathParam("id") String id) {
        return Response.ok(find(id)).build();
    }

    /** Returns the error file: the rejected entries in the format of the file, to be corrected and sent again. */
    @GET
    @Path("/errors")
    public Response errors(@PathParam("id") String id) {
        JobView job = find(id);
        access.check(job);
        String file = runner.reader(job.format())
                .errorFile(runner.options(job.uuid()), store.errors(job, JobStore.ERRORS_KEPT));
        return Response.ok(file)
                .type(job.format().mediaType() + "; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"refused-" + job.getId() + "\"")
                .build();
    }

    private JobView find(String id) {
        return store.find(id)
                .orElseThrow(() ->
                        RejectedException.unknown("id", "There is no job \"%s\". Jobs are deleted after 30 days.", id));
    }
}
