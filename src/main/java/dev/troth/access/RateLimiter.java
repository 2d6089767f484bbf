package dev.troth.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.troth.access.RateLimitDecision.Budget;
import dev.troth.platform.security.Caller;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
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

    /** Counts a request of a caller. A request over the limit of the caller is not counted for the workspace. */
    RateLimitDecision decide(Caller caller) {
        UUID key = caller.id();
        if (key == null) {
            return RateLimitDecision.UNLIMITED;
        }
        RateLimitDecision own = consume(key, "caller", ofKey);
        if (own.pause().isPresent()) {
            return own;
        }
        RateLimitDecision shared = consume(caller.view().workspace(), "workspace", ofWorkspace);
        return new RateLimitDecision(
                shared.pause(),
                List.of(own.budgets().getFirst(), shared.budgets().getFirst()));
    }

    private RateLimitDecision consume(UUID who, String policy, AccessSettings.Rate rate) {
        ConsumptionProbe probe = buckets.get(who, unknown -> bucket(rate)).tryConsumeAndReturnRemaining(1);
        long window = Math.ceilDiv(rate.burst(), rate.perSecond());
        Budget budget = new Budget(
                policy, rate.burst(), window, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset()));
        return new RateLimitDecision(
                probe.isConsumed()
                        ? Optional.empty()
                        : Optional.of(Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill()))),
                List.of(budget));
    }

    private static long seconds(long nanos) {
        return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
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
