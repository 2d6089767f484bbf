package dev.troth.signal;

import dev.troth.ledger.FactBody;
import dev.troth.platform.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Measured outside facts. */
public sealed interface SignalFact extends FactBody {

    /**
     * {@code signal}.
     *
     * @param kind what was measured, in your words
     * @param level 0 to 1
     * @param until when it no longer holds
     */
    record Measured(String kind, Double level, @Nullable Instant until) implements SignalFact {
        public Measured {
            Require.ref("kind", kind);
            Require.present("level", level);
            Require.share("level", level);
        }

        @Override
        public void check(Instant at) {
            checkEnd(at, until);
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
