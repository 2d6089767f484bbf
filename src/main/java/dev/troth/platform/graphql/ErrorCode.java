package dev.troth.platform.graphql;

/** The stable codes of top-level errors, in {@code extensions.code}. */
public enum ErrorCode {
    /** Nobody is signed in. */
    UNAUTHENTICATED(401),
    /** The caller may not do this. */
    FORBIDDEN(403),
    /** The request or a value in it makes no sense. */
    BAD_USER_INPUT(400),
    /** What is named does not exist. */
    NOT_FOUND(404),
    /** It contradicts what is there. */
    CONFLICT(409),
    /** It would cost too much: fields, aliases, tokens, characters, bytes or time. */
    COMPLEXITY_LIMIT(400),
    /** It goes down too many levels. */
    DEPTH_LIMIT(400),
    /** Too much at once; try again later. */
    RATE_LIMITED(429),
    /** The hash names no document that is known; send the text along. Named by Apollo's protocol. */
    PERSISTED_QUERY_NOT_FOUND(200),
    /** The database does not answer now, or is too busy. Nothing is wrong with the request. */
    UNAVAILABLE(503),
    /** Our fault. It is in the log under the request id. */
    INTERNAL(500);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    /** The HTTP status when nothing else came of the request. */
    int status() {
        return status;
    }
}
