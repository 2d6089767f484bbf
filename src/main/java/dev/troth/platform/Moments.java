package dev.troth.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moments that queries ask for. */
@ApplicationScoped
public class Moments {
    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** From {@code asOf}, or from now. */
    public Moment of(@Nullable Instant asOf, @Nullable Instant knownAt) {
        return new Moment(asOf == null ? clock.instant() : asOf, knownAt);
    }

    public Moment now() {
        return Moment.at(clock.instant());
    }
}
