package dev.troth.insight;

import dev.troth.ledger.EventTime;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.CategoryName;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about the knowledge of both sides about each other. */
public sealed interface InsightFact extends FactBody {

    /** Fact about an insight that exists. */
    sealed interface AboutInsight extends InsightFact {
        /** Ref of the insight. */
        String insight();

        @Override
        default String about() {
            return insight();
        }
    }

    /**
     * {@code insight}: an insight was noted.
     *
     * @param rank rank in the account's own order, 1 first
     * @param sharedAt for roadmaps: time at which it was shared with the other side
     * @param acknowledgedAt time at which the other side agreed
     * @param side side whose need, goal, expectation or idea it is; defaults to us for ideas, to the account otherwise
     * @param askedOf for questions: ref of the stakeholder who was asked
     * @param stakeholder ref of the stakeholder whom it is about
     * @param importance 0 to 1; defaults to 0.5
     * @param unmet whether the product cannot meet it
     * @param metric for goals: name of the metric
     * @param target for goals: target value
     * @param value for goals: current value
     * @param consent for traits: whether the person agreed to its storage
     */
    record Noted(
            InsightKind kind,
            @PersonalText String text,
            @Nullable CertaintyLevel evidence,
            @Nullable Integer rank,
            @Nullable String domain,
            @Nullable String horizon,
            @EventTime @Nullable Instant sharedAt,
            @EventTime @Nullable Instant acknowledgedAt,
            @Nullable Party side,
            @Nullable String askedOf,
            @Nullable String stakeholder,
            @Nullable Double importance,
            @Nullable Boolean unmet,
            @PersonalText @Nullable String metric,
            @Nullable Double target,
            @Nullable Double value,
            @StatedTime @Nullable Instant dueAt,
            @Nullable Boolean consent)
            implements InsightFact {
        public Noted {
            Require.present("kind", kind);
            Require.text("text", text);
            Require.refOrNull("domain", domain);
            domain = CategoryName.canonicalOrNull(domain);
            Require.notNegative("rank", rank == null ? null : rank.doubleValue());
            Require.share("importance", importance);
            if (kind == InsightKind.TRAIT && Boolean.FALSE.equals(consent)) {
                throw RejectedException.invalid(
                        "consent",
                        "consent is false, so the trait must not be stored. Maybe ask the person for consent first?");
            }
        }

        @Override
        public void check(Instant at) {
            if (acknowledgedAt != null) {
                Require.notBefore("acknowledgedAt", acknowledgedAt, "at", at);
            }
            if (dueAt != null) {
                Require.notBefore("dueAt", dueAt, "at", at);
            }
        }

        @Override
        public Noted seenAt(Instant now) {
            boolean plain = sharedAt == null && acknowledgedAt == null;
            if (plain || eventTimes().stream().noneMatch(time -> time.isAfter(now))) {
                return this;
            }
            return new Noted(
                    kind,
                    text,
                    evidence,
                    rank,
                    domain,
                    horizon,
                    FactBody.notAfter(now, sharedAt),
                    FactBody.notAfter(now, acknowledgedAt),
                    side,
                    askedOf,
                    stakeholder,
                    importance,
                    unmet,
                    metric,
                    target,
                    value,
                    dueAt,
                    consent);
        }

        @Override
        public List<Reference> definitions(String ref) {
            return Arrays.stream(InsightRole.values())
                    .filter(role -> role.fits(kind))
                    .map(role -> new Reference("kind", role.kind(), ref))
                    .toList();
        }

        @Override
        public List<Instant> eventTimes() {
            return Stream.of(sharedAt, acknowledgedAt).filter(Objects::nonNull).toList();
        }

        @Override
        public List<Reference> references() {
            return Stream.concat(
                            Reference.one("askedOf", "stakeholder", askedOf),
                            Reference.one("stakeholder", "stakeholder", stakeholder))
                    .toList();
        }
    }

    /** {@code insightReviewed}: an insight was reviewed; absent fields stay unchanged. */
    record Reviewed(
            String insight,
            @Nullable CertaintyLevel evidence,
            @Nullable Integer rank,
            @PersonalText @Nullable String text,
            @Nullable Double value,
            @Nullable Boolean unmet)
            implements AboutInsight {
        public Reviewed {
            Require.ref("insight", insight);
            Require.notNegative("rank", rank == null ? null : rank.doubleValue());
        }
    }

    /**
     * {@code insightAcknowledged}: the other side knows the insight and agrees with it: a roadmap, a goal, an
     * expectation or an idea.
     *
     * @param acknowledgedBy ref of the stakeholder who agreed
     */
    record Acknowledged(String insight, @Nullable String acknowledgedBy) implements AboutInsight {
        public Acknowledged {
            Require.ref("insight", insight);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("acknowledgedBy", "stakeholder", acknowledgedBy)
                    .toList();
        }
    }

    /**
     * {@code insightShared}: a roadmap that is on record was shared with the other side.
     *
     * @param direction OUT for our roadmap, IN for that of the account
     */
    record Shared(String insight, Direction direction) implements AboutInsight {
        public Shared {
            Require.ref("insight", insight);
            Require.present("direction", direction);
        }
    }

    /** {@code questionAnswered}: a question was answered. */
    record Answered(String insight, @PersonalText String answer) implements AboutInsight {
        public Answered {
            Require.ref("insight", insight);
            Require.text("answer", answer);
        }
    }

    /** {@code insightRetired}: an insight is no longer valid. */
    record Retired(String insight, @PersonalText @Nullable String reason) implements AboutInsight {
        public Retired {
            Require.ref("insight", insight);
        }
    }

    /** @param depth depth of the assessment, 0 to 1; defaults to 1 */
    record NeedsAssessed(NeedScope scope, @Nullable Double depth) implements InsightFact {
        public NeedsAssessed {
            Require.present("scope", scope);
            Require.share("depth", depth);
        }

        public double depthOrFull() {
            return depth == null ? 1 : depth;
        }
    }

    /** {@code roadmapShared}: one side shared its roadmap with the other as a whole; for an item, {@link Shared}. */
    record RoadmapShared(Direction direction, @Nullable String domain) implements InsightFact {
        public RoadmapShared {
            Require.present("direction", direction);
            Require.refOrNull("domain", domain);
            domain = CategoryName.canonicalOrNull(domain);
        }
    }
}
