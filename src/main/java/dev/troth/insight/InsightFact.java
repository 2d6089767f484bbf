package dev.troth.insight;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Direction;
import dev.troth.platform.Party;
import dev.troth.platform.Require;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about what we know of them, and they of us. */
public sealed interface InsightFact extends FactBody {

    /**
     * {@code insight}.
     *
     * @param rank its place in their own ranking, 1 first
     * @param sharedAt for roadmaps: when it was told to the other side
     * @param acknowledgedAt when the other side said that they know and agree
     * @param side whose need, goal or expectation it is; theirs when absent
     * @param askedOf for questions: the stakeholder who was asked
     * @param stakeholder whom it is about
     * @param importance 0 to 1, 0.5 when absent
     * @param unmet whether our product cannot meet it
     * @param metric for goals: what is measured
     * @param target for goals: where it shall be
     * @param value for goals: where it is
     * @param consent for traits: whether they agreed that it is kept
     */
    record Noted(
            InsightKind kind,
            @PersonalText String text,
            @Nullable CertaintyLevel evidence,
            @Nullable Integer rank,
            @Nullable String domain,
            @Nullable String horizon,
            @Nullable Instant sharedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable Party side,
            @Nullable String askedOf,
            @Nullable String stakeholder,
            @Nullable Double importance,
            @Nullable Boolean unmet,
            @PersonalText @Nullable String metric,
            @Nullable Double target,
            @Nullable Double value,
            @Nullable Instant dueAt,
            @Nullable Boolean consent)
            implements InsightFact {
        public Noted {
            Require.present("kind", kind);
            Require.text("text", text);
            Require.notNegative("rank", rank == null ? null : rank.doubleValue());
            Require.share("importance", importance);
        }

        @Override
        public void check(Instant at) {
            if (sharedAt != null) {
                Require.notBefore("at", at, "sharedAt", sharedAt);
            }
        }

        @Override
        public List<Reference> references() {
            return Stream.concat(
                            Reference.one("askedOf", "stakeholder", askedOf),
                            Reference.one("stakeholder", "stakeholder", stakeholder))
                    .toList();
        }
    }

    /** {@code insightReviewed}: looked at again; what is absent is as it was. */
    record Reviewed(
            String insight,
            @Nullable CertaintyLevel evidence,
            @Nullable Integer rank,
            @PersonalText @Nullable String text,
            @Nullable Double value,
            @Nullable Boolean unmet)
            implements InsightFact {
        public Reviewed {
            Require.ref("insight", insight);
            Require.notNegative("rank", rank == null ? null : rank.doubleValue());
        }

        @Override
        public String about() {
            return insight;
        }
    }

    /**
     * {@code insightAcknowledged}: the other side said that they know it, and agree: with a roadmap, a goal, an
     * expectation, an idea.
     *
     * @param acknowledgedBy the stakeholder who said so
     */
    record Acknowledged(String insight, @Nullable String acknowledgedBy) implements InsightFact {
        public Acknowledged {
            Require.ref("insight", insight);
        }

        @Override
        public String about() {
            return insight;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("acknowledgedBy", "stakeholder", acknowledgedBy)
                    .toList();
        }
    }

    /** {@code questionAnswered}. */
    record Answered(String insight, @PersonalText String answer) implements InsightFact {
        public Answered {
            Require.ref("insight", insight);
            Require.text("answer", answer);
        }

        @Override
        public String about() {
            return insight;
        }
    }

    /** {@code insightRetired}: it holds no longer. */
    record Retired(String insight, @PersonalText @Nullable String reason) implements InsightFact {
        public Retired {
            Require.ref("insight", insight);
        }

        @Override
        public String about() {
            return insight;
        }
    }

    /** @param depth how thorough it was, 0 to 1; 1 when absent */
    record NeedsAssessed(NeedScope scope, @Nullable Double depth) implements InsightFact {
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
