package dev.troth.platform.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request, as authorization and audit see it.
 *
 * @param coordinates schema coordinates of the requested fields, such as {@code Mutation.makeCommitment}
 * @param arguments what it is done to and the values that matter, such as {@code erasePerson.person=p1}; no free text
 * @param address IP address of the client
 * @param requestId id of the request
 * @param tool name of the tool that an assistant called; null for other requests
 */
public record AuditedRequest(
        Set<String> coordinates,
        List<String> arguments,
        String address,
        String requestId,
        @Nullable String tool) {}
