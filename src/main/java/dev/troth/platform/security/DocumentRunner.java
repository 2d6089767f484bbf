package dev.troth.platform.security;

import java.util.Map;
import java.util.Set;

/** Runs GraphQL queries that the server keeps for a caller, who is not connected when they run. */
public interface DocumentRunner {
    /**
     * Validates a document that is to be kept.
     *
     * @param variables types that each available variable may be declared with
     * @param complexity maximum number of fields in the response
     * @throws dev.troth.platform.common.RejectedException of the field {@code document}, unless it is one query that the
     * caller may run
     */
    void check(String document, Map<String, Set<String>> variables, int complexity, Caller caller);

    /**
     * Runs a document with the rights that the caller has now, and writes it to the audit log like any other request.
     *
     * @param variables variables, of which the document declares some
     * @param origin what runs it, in place of the address of a client
     * @return the response, as JSON
     */
    String run(String document, Map<String, Object> variables, Caller caller, String origin);
}
