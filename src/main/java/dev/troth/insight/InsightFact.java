package dev.troth.insight;

import dev.troth.ledger.FactBody;
import dev.troth.platform.Direction;
import dev.troth.platform.Require;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Facts about what we know of them, and they of us. */
public sealed interface InsightFact extends FactBody {

    /** What an insight is about. */
    enum Kind {
        NEED,
        CUSTOMER,
        INDUSTRY,
        COMPETITION,
        GOAL,
        EXPECTATION,
        ROADMAP_OURS,
        ROADMAP_THEIRS,
        QUESTION,
        TRAIT
    }

    /** How sure it is: from a guess to their own word. */
    enum Evidence {
        ASSUMED,
        INFERRED,
        STATED,
        CONFIRMED
    }

    /** What an assessment looked at. */
    enum Scope {
        CUSTOMER,
        INDUSTRY,
        COMPETITION
    }

    /**
     * {@code insight}.
     *
     * @param rank its place in their own ranking, 1 first
     * @param sharedAt for roadmaps: when it was told to the other side
     */
    record Noted(
            Kind kind,
            String text,
            @Nullable Evidence evidence,
            @Nullable Integer rank,
            @Nullable String domain,
            @Nullable String horizon,
            @Nullable Instant sharedAt,
            @Nullable Instant acknowledgedAt)
            implements InsightFact {
        public Noted {
            Require.present("kind", kind);
            Require.text("text", text);
            Require.notNegative("rank", rank == null ? null : rank.doubleValue());
        }

        @Override
        public void check(Instant at) {
            if (sharedAt != null) {
                Require.notBefore("at", at, "sharedAt", sharedAt);
            }
        }
    }

    /** @param depth how thorough it was, 0 to 1; 1 when absent */
    record NeedsAssessed(Scope scope, @Nullable Double depth) implements InsightFact {
        public NeedsAssessed {
            Require.present("scope", scope);
            Require.share("depth", depth);
        }

        public double depthOrFull() {
            return depth == null ? 1 : depth;
        }
    }

    record RoadmapShared(Direction direction, @Nullable String domain) implements InsightFact {
        public RoadmapShared {
            Require.present("direction", direction);
        }
    }
}
