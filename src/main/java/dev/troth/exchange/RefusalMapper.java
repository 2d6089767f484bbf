package dev.troth.exchange;

import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Maps {@link Refusal} to HTTP 404 for unknown references and to 400 otherwise. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {
    @Override
    public Response toResponse(Refusal refusal) {
        boolean unknown = refusal.problem().code() == ProblemCode.UNKNOWN_REFERENCE;
        return Response.status(unknown ? 404 : 400)
                .type(MediaType.APPLICATION_JSON)
                .entity(new BadRequest(
                        unknown ? "NOT_FOUND" : "BAD_USER_INPUT",
                        refusal.problem().message()))
                .build();
    }
}
