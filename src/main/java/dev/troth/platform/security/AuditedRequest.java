package dev.troth.platform.security;

import java.util.Set;

/**
 * A request, as authorization and audit see it.
 *
 * @param coordinates schema coordinates of the requested fields, such as {@code Mutation.makeCommitment}
 * @param address IP address of the client
 * @param requestId id of the request
 */
public record AuditedRequest(Set<String> coordinates, String address, String requestId) {}
