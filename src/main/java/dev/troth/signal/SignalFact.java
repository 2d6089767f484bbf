package dev.troth.signal;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.Reference;
import dev.troth.platform.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measured outside facts. */
public sealed interface SignalFact extends FactBody {

    /**
     * {@code signal}.
     *
     * @param kind what was measured, in your words
     * @param level 0 to 1
     * @param until when it no longer holds
     * @param stakeholder whom it is about, such as somebody who looks for another job
     * @param capability what of our product is used, for use against what was bought
     * @param explained for stalls: whether they said why
     */
    record Measured(
            String kind,
            Double level,
            @Nullable Instant until,
            @Nullable String stakeholder,
            @Nullable String capability,
            @Nullable Boolean explained)
            implements SignalFact {
        /** How much of what was bought is used. */
        public static final String USE = "USE";

        /** Somebody may leave their company. */
        public static final String FLIGHT = "FLIGHT";

        /** They do not go on with us. */
        public static final String STALL = "STALL";

        /** Competitors press. */
        public static final String COMPETITION = "COMPETITION";

        public Measured {
            Require.ref("kind", kind);
            Require.present("level", level);
            Require.share("level", level);
        }

        @Override
        public void check(Instant at) {
            checkEnd(at, until);
        }

        /** Whether it still holds. */
        public boolean holdsAt(Instant instant) {
            return until == null || until.isAfter(instant);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("stakeholder", "stakeholder", stakeholder).toList();
        }
    }

    /** Hard times; 0 says that they are over. */
    record Stress(Double level, @Nullable Instant until) implements SignalFact {
        public Stress {
            Require.present("level", level);
            Require.share("level", level);
        }

        @Override
        public void check(Instant at) {
            checkEnd(at, until);
        }
    }

    private static void checkEnd(Instant at, @Nullable Instant until) {
        if (until != null) {
            Require.notBefore("until", until, "at", at);
        }
    }
}
