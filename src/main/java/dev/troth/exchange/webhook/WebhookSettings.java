package dev.troth.exchange.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of webhooks, below {@code troth.webhooks}. */
@ConfigMapping(prefix = "troth.webhooks")
public interface WebhookSettings {
    /** Whether plain HTTP and addresses in private networks are allowed. For tests and closed networks only. */
    @WithDefault("false")
    boolean allowPrivate();

    /**
     * Maximum number of attempts per delivery. With pauses that double from 10 seconds up to 6 hours, 12 attempts take
     * a day.
     */
    @WithDefault("12")
    int attempts();

    /** Pause after the first attempt; each further pause is twice as long, with a jitter of 25 percent. */
    @WithDefault("10s")
    Duration retryDelay();

    /** Maximum pause between attempts. */
    @WithDefault("6h")
    Duration maxRetryDelay();

    /** Timeout of a request. */
    @WithDefault("10s")
    Duration timeout();

    /** Maximum number of fields in the result of the document of a webhook, computed from the page sizes. */
    @WithDefault("1000")
    int documentComplexity();

    /** Time for which the previous secret remains valid after a rotation. */
    @WithDefault("24h")
    Duration secretOverlap();
}
