package dev.troth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.platform.security.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Rate limiter per key or user and per workspace (token bucket: a steady rate and a burst). Each node counts on its
 * own.
 */
@ApplicationScoped
// Caffeine finds the classes that implement the settings of newCache() by name.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSA", "com.github.benmanes.caffeine.cache.PSAMS"})
class RateLimiter {
    private static final int MOST_KNOWN = 100_000;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final AccessSettings.Rate ofKey;
    private final AccessSettings.Rate ofWorkspace;
    private final Cache<UUID, Bucket> buckets = newCache();

    RateLimiter(AccessSettings settings) {
        this.ofKey = settings.keyRate();
        this.ofWorkspace = settings.workspaceRate();
    }

    static Cache<UUID, Bucket> newCache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(FORGOTTEN)
                .build();
    }

    /**
     * Returns how long the caller must wait before the next request is served, in whole seconds; empty if this request
     * is served.
     */
    Optional<Duration> pause(Caller caller) {
        UUID key = caller.id();
        if (key == null) {
            return Optional.empty();
        }
        Optional<Duration> pause = consume(key, ofKey);
        return pause.isPresent() ? pause : consume(caller.view().workspace(), ofWorkspace);
    }

    private Optional<Duration> consume(UUID who, AccessSettings.Rate rate) {
        ConsumptionProbe probe = buckets.get(who, unknown -> bucket(rate)).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds()));
    }

    private static Bucket bucket(AccessSettings.Rate rate) {
        // Uses the monotonic clock: if the wall clock were set back, all requests would be rejected until it caught
        // up.
        return Bucket.builder()
                .withNanosecondPrecision()
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), SECOND))
                .build();
    }
}
