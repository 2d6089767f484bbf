package dev.troth.platform.graphql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reason why a request is not executed. Has no stack trace, because it is caused by the caller. */
final class RequestError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final int status;
    private final transient Map<String, Object> details;

    private RequestError(ErrorCode code, int status, Map<String, Object> details, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
    }

    static RequestError bad(String message, @Nullable Object... values) {
        return of(ErrorCode.BAD_USER_INPUT, message, values);
    }

    static RequestError of(ErrorCode code, String message, @Nullable Object... values) {
        return new RequestError(code, code.status(), Map.of(), message.formatted(values));
    }

    /** Error with its own HTTP status. */
    static RequestError http(int status, String message, @Nullable Object... values) {
        return new RequestError(ErrorCode.BAD_USER_INPUT, status, Map.of(), message.formatted(values));
    }

    /** Error of an exceeded limit. */
    static RequestError limit(String limit, long allowed, long found, String what) {
        return limit(
                limit.equals("depth") ? ErrorCode.DEPTH_LIMIT : ErrorCode.COMPLEXITY_LIMIT,
                limit,
                allowed,
                found,
                what);
    }

    private static RequestError limit(ErrorCode code, String limit, long allowed, long found, String what) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("limit", limit);
        details.put("allowed", allowed);
        details.put("found", found);
        return new RequestError(
                code,
                limit.equals("body") ? 413 : code.status(),
                details,
                "%s: the maximum is %d, but the request has %s%d. Maybe request less, or split the request?"
                        .formatted(
                                what,
                                allowed,
                                limit.equals("complexity") || limit.equals("tokens") ? "at least " : "",
                                found));
    }

    ErrorCode code() {
        return code;
    }

    int status() {
        return status;
    }

    Map<String, Object> details() {
        return details;
    }
}
