package dev.troth.platform.guard;

import java.util.Set;

/**
 * What somebody asks for.
 *
 * @param coordinates fields, such as {@code Mutation.makeCommitment}
 * @param address from where
 * @param requestId of the request
 */
public record Asked(Set<String> coordinates, String address, String requestId) {}
