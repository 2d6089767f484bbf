package dev.troth.platform.common;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the moments of queries from their arguments. */
@ApplicationScoped
public class AsOfResolver {
    private final Clock clock;

    AsOfResolver(Clock clock) {
        this.clock = clock;
    }

    /** Moment as of {@code asOf}, which defaults to now. */
    public AsOf of(@Nullable Instant asOf, @Nullable Instant knownAt) {
        return new AsOf(asOf == null ? clock.instant() : asOf, knownAt);
    }

    public AsOf now() {
        return AsOf.at(clock.instant());
    }
}
