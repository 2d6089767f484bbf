package dev.troth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Creates the moments of queries from their arguments. */
@ApplicationScoped
public class Moments {
    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** Moment as of {@code asOf}, which defaults to now. */
    public Moment of(@Nullable Instant asOf, @Nullable Instant knownAt) {
        return new Moment(asOf == null ? clock.instant() : asOf, knownAt);
    }

    public Moment now() {
        return Moment.at(clock.instant());
    }
}
