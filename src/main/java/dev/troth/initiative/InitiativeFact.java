package dev.troth.initiative;

import dev.troth.ledger.EventTime;
import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about initiatives: projects of the account in which we take part. */
public sealed interface InitiativeFact extends FactBody {

    /** Fact about an initiative that exists. */
    sealed interface AboutInitiative extends InitiativeFact {
        /** Ref of the initiative. */
        String initiative();

        @Override
        default String about() {
            return initiative();
        }
    }

    /**
     * {@code initiative}: an initiative started.
     *
     * @param priority priority for the account, 0 to 1
     * @param setter ref of the stakeholder who sets the priority
     * @param stake its value to us
     * @param goal ref of the insight with the common goal
     * @param cadence interval between touchpoints while it runs
     */
    record Started(
            @PersonalText String name,
            Double priority,
            @Nullable String setter,
            @Nullable Money stake,
            @Nullable Money budget,
            @Nullable String goal,
            @Nullable Period cadence)
            implements InitiativeFact {
        public Started {
            Require.text("name", name);
            Require.present("priority", priority);
            Require.share("priority", priority);
            Require.notNegative("stake", stake);
            Require.aboveZero("budget", budget);
        }

        @Override
        public List<Reference> references() {
            return Stream.concat(
                            Reference.one("setter", "stakeholder", setter),
                            Reference.narrower("goal", "insight", "goal", goal))
                    .toList();
        }
    }

    /**
     * {@code priorityChanged}: a priority of the account changed.
     *
     * @param severity share of the previous priority that was lost, 0 to 1; 0 if it rose. Either this or the new
     *     priority is stated, because each follows from the other
     * @param initiative ref of the initiative; null for the business of the account as a whole
     * @param mitigated share of the effect that we could mitigate, 0 to 1; defaults to 0
     * @param cause short description
     * @param to new priority of the initiative, 0 to 1
     * @param causedBy ref of the stakeholder who joined, left or demanded the change
     */
    record PriorityChanged(
            @Nullable Double severity,
            @Nullable String initiative,
            @PersonalText @Nullable String reason,
            @Nullable Double mitigated,
            @PersonalText @Nullable String cause,
            @Nullable Double to,
            @Nullable String causedBy)
            implements InitiativeFact {
        public PriorityChanged {
            Require.share("severity", severity);
            Require.share("mitigated", mitigated);
            Require.share("to", to);
            if (initiative == null) {
                Require.present("severity", severity);
            }
            if (severity == null && to == null) {
                throw RejectedException.of(
                        ProblemCode.MISSING_FIELD, "to", "to is missing. Maybe the new priority, between 0 and 1?");
            }
            if (to != null && initiative == null) {
                throw RejectedException.invalid(
                        "to",
                        "to is the new priority of an initiative, but no initiative is named. Maybe set severity?");
            }
            if (severity != null && to != null) {
                throw RejectedException.invalid(
                        "severity",
                        "severity is %s and to is %s, but each follows from the other. Maybe leave severity out?",
                        severity,
                        to);
            }
        }

        /** Returns the new priority. */
        public double after(double before) {
            return to == null ? before * (1 - Objects.requireNonNull(severity)) : to;
        }

        /** Returns the share of the previous priority that was lost, 0 to 1; 0 if it rose. */
        public double lostShare(double before) {
            if (to == null) {
                return Objects.requireNonNull(severity);
            }
            return before <= 0 ? 0 : Math.max(0, 1 - to / before);
        }

        public double mitigatedOrNot() {
            return mitigated == null ? 0 : mitigated;
        }

        @Override
        public @Nullable String about() {
            return initiative;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("causedBy", "stakeholder", causedBy).toList();
        }
    }

    /**
     * {@code reasonAsked}: we asked the stakeholder who sets the priority for the reason of a change, and possibly got
     * an answer.
     */
    record ReasonAsked(
            String initiative,
            String askedOf,
            @PersonalText @Nullable String answer) implements AboutInitiative {
        public ReasonAsked {
            Require.ref("initiative", initiative);
            Require.ref("askedOf", askedOf);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("askedOf", "stakeholder", askedOf));
        }
    }

    /**
     * {@code noticeGiven}: we announced a coming change early, with facts to support it.
     *
     * @param effectiveAt time at which the change takes effect
     * @param claims our claims; each needs a supporting fact
     * @param facts supporting facts that we presented
     */
    record NoticeGiven(
            String initiative,
            @StatedTime Instant effectiveAt,
            @PersonalText @Nullable List<String> claims,
            @PersonalText @Nullable List<String> facts)
            implements AboutInitiative {
        public NoticeGiven {
            Require.ref("initiative", initiative);
            Require.present("effectiveAt", effectiveAt);
            Require.refs("claims", claims);
            Require.refs("facts", facts);
        }
    }

    /**
     * {@code effortSpent}: we worked on an initiative.
     *
     * @param evidence location of the proof
     * @param toldAt time at which the account was informed
     */
    record EffortSpent(
            String initiative,
            Double hours,
            @Nullable Money cost,
            @PersonalText @Nullable String evidence,
            @EventTime @Nullable Instant toldAt)
            implements AboutInitiative {
        public EffortSpent {
            Require.ref("initiative", initiative);
            Require.present("hours", hours);
            Require.notNegative("hours", hours);
            Require.notNegative("cost", cost);
            Require.textOrNull("evidence", evidence);
        }

        @Override
        public void check(Instant at) {
            if (toldAt != null) {
                Require.notBefore("toldAt", toldAt, "at", at);
            }
        }

        /** Returns the effort as one of which the account was informed. */
        EffortSpent told(Instant at) {
            return new EffortSpent(initiative, hours, cost, evidence, at);
        }

        @Override
        public EffortSpent seenAt(Instant now) {
            return toldAt == null || !toldAt.isAfter(now)
                    ? this
                    : new EffortSpent(initiative, hours, cost, evidence, null);
        }

        @Override
        public List<Instant> eventTimes() {
            return toldAt == null ? List.of() : List.of(toldAt);
        }
    }

    /**
     * {@code settlement}: an instalment: proposed and possibly agreed payment for work done. Agreed instalments add up;
     * a proposal without an agreed amount is pending and replaced by the next settlement.
     */
    record Settlement(
            String initiative, Money proposed, @Nullable Money agreed) implements AboutInitiative {
        public Settlement {
            Require.ref("initiative", initiative);
            Require.present("proposed", proposed);
            Require.aboveZero("proposed", proposed);
            Require.notNegative("agreed", agreed);
            Require.sameCurrency("agreed", agreed, "the proposed payment", proposed);
        }
    }

    /** {@code accommodation}: a favour of one side for the other. Ours is OUT. */
    record Accommodation(
            String initiative,
            Direction direction,
            @PersonalText String text,
            @Nullable Money value) implements AboutInitiative {
        public Accommodation {
            Require.ref("initiative", initiative);
            Require.present("direction", direction);
            Require.text("text", text);
            Require.notNegative("value", value);
        }
    }

    /** {@code opportunity}: a larger opportunity that resulted from the initiative. */
    record Opportunity(
            String initiative,
            @PersonalText String title,
            @Nullable Money value,
            @Nullable PayoffHorizon horizon,
            @Nullable Boolean won)
            implements AboutInitiative {
        public Opportunity {
            Require.ref("initiative", initiative);
            Require.text("title", title);
            Require.notNegative("value", value);
        }
    }

    /**
     * {@code valueDelivered}: value that the initiative delivered to the account.
     *
     * @param confirmedBy ref of the stakeholder who confirmed it; it does not count without one
     */
    record ValueDelivered(
            String initiative, Money value, @Nullable String confirmedBy) implements AboutInitiative {
        public ValueDelivered {
            Require.ref("initiative", initiative);
            Require.present("value", value);
            Require.notNegative("value", value);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("confirmedBy", "stakeholder", confirmedBy).toList();
        }
    }

    /**
     * {@code effortTold}: the account was informed of an effort.
     *
     * @param effort ref of the effort
     */
    record EffortTold(String initiative, String effort) implements AboutInitiative {
        public EffortTold {
            Require.ref("initiative", initiative);
            Require.ref("effort", effort);
        }
    }

    /**
     * {@code valueConfirmed}: the account confirmed a delivered value.
     *
     * @param delivered ref of the delivered value
     * @param confirmedBy ref of the stakeholder who confirmed it
     */
    record ValueConfirmed(String initiative, String delivered, String confirmedBy) implements AboutInitiative {
        public ValueConfirmed {
            Require.ref("initiative", initiative);
            Require.ref("delivered", delivered);
            Require.ref("confirmedBy", confirmedBy);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("confirmedBy", "stakeholder", confirmedBy));
        }
    }

    /**
     * {@code opportunityDecided}: an opportunity was won or lost.
     *
     * @param opportunity ref of the opportunity
     */
    record OpportunityDecided(String initiative, String opportunity, Boolean won) implements AboutInitiative {
        public OpportunityDecided {
            Require.ref("initiative", initiative);
            Require.ref("opportunity", opportunity);
            Require.present("won", won);
        }
    }

    /** {@code initiativeEnded}: the initiative ended. */
    record Ended(String initiative, @PersonalText @Nullable String outcome) implements AboutInitiative {
        public Ended {
            Require.ref("initiative", initiative);
        }
    }
}
