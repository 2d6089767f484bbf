package dev.troth.exchange;

import dev.troth.exchange.ValidationExceptionMapper.BadRequest;
import dev.troth.platform.database.Database.DatabaseFault;
import dev.troth.platform.http.RequestIds;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Maps errors that no request should cause. The log gets the path only, because the parameters may name people. */
@Provider
public class UnexpectedErrorMapper implements ExceptionMapper<RuntimeException> {
    private static final Logger LOG = Logger.getLogger("Troth");

    private final CurrentVertxRequest request;

    UnexpectedErrorMapper(CurrentVertxRequest request) {
        this.request = request;
    }

    @Override
    public Response toResponse(RuntimeException fault) {
        if (fault instanceof WebApplicationException known) {
            return known.getResponse();
        }
        if (DatabaseFault.isUnavailable(fault)) {
            LOG.warnf("A request failed because the database is unavailable: %s", fault.getMessage());
            return answer(503, "UNAVAILABLE", DatabaseFault.UNAVAILABLE);
        }
        RoutingContext context = request.getCurrent();
        LOG.errorf(
                fault,
                "Request %s to %s failed",
                RequestIds.of(context.response().headers().get(RequestIds.HEADER)),
                context.normalizedPath());
        return answer(500, "INTERNAL", "Internal error. The server log contains it under the request id.");
    }

    private static Response answer(int status, String code, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new BadRequest(code, message))
                .build();
    }
}
