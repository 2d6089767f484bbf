package dev.troth.graphql.engine;

/** A response became larger than a node may hold: lists without pages can have more entries than their cost supposes. */
public final class ResponseTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ResponseTooLargeException() {
        super("Response too large", null, false, false);
    }
}
