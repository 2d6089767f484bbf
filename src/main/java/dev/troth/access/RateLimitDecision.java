package dev.troth.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decision on a request by the rate limits.
 *
 * @param pause time to wait before the next request is served, in whole seconds; empty if this one is served
 * @param budgets remaining budgets of the caller, of those that were asked
 */
record RateLimitDecision(Optional<Duration> pause, List<Budget> budgets) {
    static final RateLimitDecision UNLIMITED = new RateLimitDecision(Optional.empty(), List.of());

    /**
     * Remaining requests of a caller within one limit.
     *
     * @param policy name of the limit
     * @param most requests that may be sent at once
     * @param window seconds in which a used-up budget is whole again
     * @param remaining requests that may be sent at once now
     * @param reset seconds until the budget is whole again
     */
    record Budget(String policy, long most, long window, long remaining, long reset) {}

    /** Response headers, by the draft "RateLimit header fields for HTTP" of the IETF; none for a caller without limits. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!budgets.isEmpty()) {
            headers.put(
                    "RateLimit-Policy",
                    budgets.stream()
                            .map(budget -> "\"%s\";q=%d;w=%d".formatted(budget.policy, budget.most, budget.window))
                            .collect(Collectors.joining(", ")));
            headers.put(
                    "RateLimit",
                    budgets.stream()
                            .map(budget -> "\"%s\";r=%d;t=%d".formatted(budget.policy, budget.remaining, budget.reset))
                            .collect(Collectors.joining(", ")));
        }
        pause.ifPresent(time -> headers.put("Retry-After", Long.toString(time.toSeconds())));
        return headers;
    }
}
