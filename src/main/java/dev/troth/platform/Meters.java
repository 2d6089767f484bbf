package dev.troth.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What operators look at, at {@code /q/metrics}: how much is asked and said, how fast, and how often it is refused. No name,
 * ref or workspace is in it.
 */
@ApplicationScoped
public class Meters {
    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * A GraphQL request was answered.
     *
     * @param operation query, mutation or subscription; "none" where it was not understood
     * @param outcome answered, errors or refused
     */
    public void answered(String operation, String outcome, long nanos) {
        Timer.builder("troth.graphql.requests")
                .description("GraphQL requests; a subscription until it gives its stream")
                .tags("operation", operation, "outcome", outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Facts came into the ledger. */
    public void appended(String type, int facts) {
        counter("troth.facts.appended", "Facts that came into the ledger", "type", type)
                .increment(facts);
    }

    /** Somebody was not let in, may not do what they asked for, or asked too much. */
    public void refused(int status) {
        counter("troth.access.refused", "Requests that nobody looked at", "status", Integer.toString(status))
                .increment();
    }

    /** A delivery to a webhook was tried. */
    public void delivered(String status) {
        counter("troth.webhook.tries", "Tries to deliver to a webhook", "status", status)
                .increment();
    }

    /** How many of something there are now. */
    public void gauge(String name, String description, Supplier<Number> now) {
        io.micrometer.core.instrument.Gauge.builder(name, now)
                .description(description)
                .register(registry);
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }
}
