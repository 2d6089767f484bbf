package dev.troth.exchange.source;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** State of a source over HTTP, for the programs that continue from it. */
@Path("/sources/{name}/state")
@Blocking
public class SourceResource {
    private final SourceStore store;

    SourceResource(SourceStore store) {
        this.store = store;
    }

    /** Returns the last state as JSON; an empty object if the source has sent none, so that a tap begins at the start. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public String state(@PathParam("name") String name) {
        String state = store.named(name).map(SourceView::state).orElse(null);
        return state == null ? "{}" : state;
    }
}
