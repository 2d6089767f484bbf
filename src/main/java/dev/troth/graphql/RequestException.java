package dev.troth.graphql;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reason why a request is not executed. Has no stack trace, because it is caused by the caller. */
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final ErrorCode code;
    private final int status;
    private final transient Map<String, Object> details;

    private RequestException(ErrorCode code, int status, Map<String, Object> details, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.details = details;
    }

    static RequestException bad(String message, @Nullable Object... values) {
        return of(ErrorCode.BAD_USER_INPUT, message, values);
    }

    static RequestException of(ErrorCode code, String message, @Nullable Object... values) {
        return new RequestException(code, code.status(), Map.of(), message.formatted(values));
    }

    /** Error with its own HTTP status. */
    static RequestException http(int status, String message, @Nullable Object... values) {
        return new RequestException(ErrorCode.BAD_USER_INPUT, status, Map.of(), message.formatted(values));
    }

    /** Error of an exceeded limit. */
    static RequestException limit(String limit, long allowed, long found, String what) {
        return limit(
                limit.equals("depth") ? ErrorCode.DEPTH_LIMIT : ErrorCode.COMPLEXITY_LIMIT,
                limit,
                allowed,
                found,
                what);
    }

    private static RequestException limit(ErrorCode code, String limit, long allowed, long found, String what) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("limit", limit);
        details.put("allowed", allowed);
        details.put("found", found);
        return new RequestException(
                code,
                limit.equals("body") ? 413 : code.status(),
                details,
                "%s: the maximum is %d, but the request has %s%d. Maybe request less, or split the request?"
                        .formatted(what, allowed, limit.equals("tokens") ? "at least " : "", found));
    }

    /** Error of an operation that is too complex: names what makes it so, and a page size that would fit. */
    static RequestException complexity(long allowed, OperationCost cost) {
        Optional<OperationCost.Suggestion> suggestion = cost.suggestion(allowed);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("limit", "complexity");
        details.put("allowed", allowed);
        details.put("found", cost.complexity());
        details.put("costliest", cost.costliestPaths());
        suggestion.ifPresent(smaller -> details.put("suggestion", smaller.toMap()));
        String paths = cost.costliestText();
        return new RequestException(
                ErrorCode.COMPLEXITY_LIMIT,
                ErrorCode.COMPLEXITY_LIMIT.status(),
                details,
                "Query complexity (fields in the response, by page size): the maximum is %d, but the request has %s%d.%s %s"
                        .formatted(
                                allowed,
                                cost.isWhole() ? "" : "at least ",
                                cost.complexity(),
                                paths.isEmpty() ? "" : " Costliest: " + paths + ".",
                                suggestion
                                        .map(OperationCost.Suggestion::toString)
                                        .orElse("Maybe request less, or split the request?")));
    }

    /** @param pause time to wait before the next operation, in whole seconds */
    static RequestException overTheRate(Duration pause) {
        return new RequestException(
                ErrorCode.RATE_LIMITED,
                ErrorCode.RATE_LIMITED.status(),
                Map.of("retryAfter", pause.toSeconds()),
                "Rate limit exceeded. Retry in %d s.".formatted(pause.toSeconds()));
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
