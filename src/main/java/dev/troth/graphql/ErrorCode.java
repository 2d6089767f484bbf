package dev.troth.graphql;

/** Stable codes of top-level errors, in {@code extensions.code}. */
public enum ErrorCode {
    /** The request has no valid credentials. */
    UNAUTHENTICATED(401),
    /** The caller lacks a permission. */
    FORBIDDEN(403),
    /** The request or a value in it is not valid. */
    BAD_USER_INPUT(400),
    /** The referenced record does not exist. */
    NOT_FOUND(404),
    /** The request contradicts the current state. */
    CONFLICT(409),
    /** The request exceeds a cost limit: fields, aliases, tokens, characters, bytes or time. */
    COMPLEXITY_LIMIT(400),
    /** The query exceeds the depth limit. */
    DEPTH_LIMIT(400),
    /** The caller exceeded its rate limit; retry later. */
    RATE_LIMITED(429),
    /** The hash names an unknown document; send the text as well. The code is defined by Apollo's protocol. */
    PERSISTED_QUERY_NOT_FOUND(200),
    /** The database is unreachable or overloaded. The request may be retried. */
    UNAVAILABLE(503),
    /** Internal error. The log contains it under the request id. */
    INTERNAL(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** HTTP status, if the request has no other result. */
    int status() {
        return status;
    }
}
