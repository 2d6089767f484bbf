package dev.troth.platform.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Metrics for operators, at {@code /q/metrics}: number and duration of requests, recorded facts and rejections. No
 * label contains a name, ref or workspace.
 */
@ApplicationScoped
public class Metrics {
    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts a GraphQL response.
     *
     * @param operation query, mutation or subscription; "none" if the document is not valid
     * @param outcome answered, errors or refused
     */
    public void answered(String operation, String outcome, long nanos) {
        Timer.builder("troth.graphql.requests")
                .description("GraphQL requests; a subscription counts until its stream starts")
                .tags("operation", operation, "outcome", outcome)
                .publishPercentileHistogram()
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Counts appended facts. */
    public void appended(String type, int facts) {
        counter("troth.facts.appended", "Facts appended to the ledger", "type", type)
                .increment(facts);
    }

    /** Counts a request that was rejected for authentication, authorization or its rate. */
    public void refused(int status) {
        counter("troth.access.refused", "Requests rejected before execution", "status", Integer.toString(status))
                .increment();
    }

    /** Counts a delivery attempt to a webhook. */
    public void delivered(String status) {
        counter("troth.webhook.tries", "Delivery attempts to webhooks", "status", status)
                .increment();
    }

    /** Counts a request that uses a deprecated part of the schema. */
    public void deprecatedUse(String element) {
        counter("troth.graphql.deprecated", "Requests that use a deprecated element of the schema", "element", element)
                .increment();
    }

    /** Registers a gauge. */
    public void gauge(String name, String description, Supplier<Number> now) {
        io.micrometer.core.instrument.Gauge.builder(name, now)
                .description(description)
                .register(registry);
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name).description(description).tag(tag, value).register(registry);
    }
}
