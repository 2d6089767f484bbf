package dev.troth.exchange.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set about webhooks; every name below {@code troth.webhooks}. */
@ConfigMapping(prefix = "troth.webhooks")
public interface WebhookSettings {
    /** Whether plain HTTP and addresses inside private networks may be called. For tests and closed networks only. */
    @WithDefault("false")
    boolean allowPrivate();

    /** How often a delivery is tried. With pauses that double from 10 seconds up to 6 hours, 12 tries take a day. */
    @WithDefault("12")
    int attempts();

    /** The pause after the first try; each further one is twice as long, give or take a quarter. */
    @WithDefault("10s")
    Duration pause();

    /** The longest pause. */
    @WithDefault("6h")
    Duration longestPause();

    /** How long the other server may take to answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How long the secret before the current one is used beside it. */
    @WithDefault("24h")
    Duration oldSecret();
}
