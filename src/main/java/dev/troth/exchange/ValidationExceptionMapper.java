package dev.troth.exchange;

import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps {@link RejectedException} to HTTP 404 for unknown references and to 400 otherwise. */
@Provider
public class ValidationExceptionMapper implements ExceptionMapper<RejectedException> {
    @Override
    public Response toResponse(RejectedException rejection) {
        boolean unknown = rejection.problem().code() == ProblemCode.UNKNOWN_REFERENCE;
        return Response.status(unknown ? 404 : 400)
                .type(MediaType.APPLICATION_JSON)
                .entity(new BadRequest(
                        unknown ? "NOT_FOUND" : "BAD_USER_INPUT",
                        rejection.problem().message()))
                .build();
    }

    /** Error of a request as a whole. */
    @RegisterForReflection
    public record BadRequest(String code, String message) {}
}
