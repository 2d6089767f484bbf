package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An input of the model: one event that is relevant to trust ({@code scoring.md} 0 and 3.2). The caller maps its facts
 * to evidence; each record checks its numbers on construction and throws an {@link IllegalArgumentException} that names
 * the number if it is out of range, infinite, or NaN where NaN does not stand for "unknown".
 *
 * <p>The natural order is the order of folding: by {@link #fact() fact key}. It is consistent with equals only within
 * one account, where fact keys are unique.
 */
public sealed interface Evidence extends Comparable<Evidence>, Serializable {
    /** Returns the fact that this evidence was made from; it determines the order of folding. */
    FactKey fact();

    @Override
    default int compareTo(Evidence other) {
        return fact().compareTo(other.fact());
    }

    /** Returns the time of the fact, in days. */
    default double day() {
        return fact().day();
    }

    /**
     * Start of the relationship; fixes the tenure.
     *
     * @param since the agreed start; null leaves the start as it is, which is the first evidence by default
     */
    record Began(FactKey fact, @Nullable Instant since) implements Evidence {}

    /**
     * A stakeholder joined the account, or is recorded again with changed attributes.
     *
     * @param stakeholder the id
     * @param department the department, compared by equality
     * @param influence in [0, 1]
     * @param stance the stance towards the supplier
     */
    record StakeholderJoined(FactKey fact, String stakeholder, String department, double influence, Stance stance)
            implements Evidence {
        public StakeholderJoined {
            Preconditions.share("influence", influence);
        }
    }

    /** The stance of a stakeholder changed; the stakeholder must have joined. */
    record StanceChanged(FactKey fact, String stakeholder, Stance stance) implements Evidence {}

    /** A stakeholder left the account; the stakeholder must have joined. */
    record StakeholderLeft(FactKey fact, String stakeholder) implements Evidence {}

    /** A tie along which influence flows: from {@code from} to {@code to}, or in both directions. */
    record Tied(FactKey fact, String tie, String from, String to, boolean bothWays) implements Evidence {}

    /** A tie ended; without effect if it is unknown. */
    record TieEnded(FactKey fact, String tie) implements Evidence {}

    /**
     * Both sides agreed on a cadence of contact.
     *
     * @param days the period in days, above 0; periods above {@link Parameter#CADENCE_MAX} count as that maximum
     */
    record CadenceAgreed(FactKey fact, double days) implements Evidence {
        public CadenceAgreed {
            Preconditions.positive("cadence in days", days);
        }
    }

    /**
     * A running initiative requires a cadence of contact, from this day until it ends.
     *
     * @param initiative the id of the initiative
     * @param days the period in days, above 0; periods above {@link Parameter#CADENCE_MAX} count as that maximum
     */
    record InitiativeCadence(FactKey fact, String initiative, double days) implements Evidence {
        public InitiativeCadence {
            Preconditions.positive("cadence in days", days);
        }
    }

    /** An initiative no longer requires a cadence; without effect if it did not. */
    record InitiativeCadenceEnded(FactKey fact, String initiative) implements Evidence {}

    /**
     * The customer asked for something; the request stays open until it is promised, declined or released.
     *
     * @param commitment the id of the promise that it may become
     * @param neededBy the instant by which the customer needs an answer, not before the request; null when unknown
     * @param importance in [0, 1]
     */
    record Requested(
            FactKey fact, String commitment, @Nullable Instant neededBy, double importance) implements Evidence {
        public Requested {
            Preconditions.share("importance", importance);
            Preconditions.that(
                    neededBy == null || !neededBy.isBefore(fact.at()),
                    "The time %s lies before the request of %s.",
                    String.valueOf(neededBy),
                    fact.at());
        }
    }

    /**
     * A promise was made.
     *
     * @param commitment the id of the promise
     * @param side the side that made it
     * @param due the deadline, not before the promise
     * @param importance in [0, 1]; 0 is a call back in ten minutes (S4 L22), 1 the most important promise of a year
     * @param budget the agreed budget in any currency, above 0; NaN when unknown
     * @param stakeholder the id of the receiver; null when unknown
     */
    record Made(
            FactKey fact,
            String commitment,
            Side side,
            Instant due,
            double importance,
            double budget,
            @Nullable String stakeholder)
            implements Evidence {
        public Made {
            Preconditions.share("importance", importance);
            Preconditions.positiveOrUnknown("budget", budget);
            Preconditions.that(
                    !due.isBefore(fact.at()), "The deadline %s lies before the promise of %s.", due, fact.at());
        }
    }

    /** The receivers of an open promise received a progress update. */
    record Progressed(FactKey fact, String commitment) implements Evidence {}

    /**
     * The terms of an open promise changed.
     *
     * @param due the new deadline
     * @param scope the remaining share of the scope, in [0, 1]; 1 for all
     * @param budgetIncrease the increase as a share of the agreed budget, finite; values up to 0 cost nothing. The
     *     budget that costs are compared with changes by it
     * @param fault the side that caused the change; a wish of the receiver and an external cause do not count
     */
    record Renegotiated(FactKey fact, String commitment, Instant due, double scope, double budgetIncrease, Fault fault)
            implements Evidence {
        public Renegotiated {
            Preconditions.share("scope", scope);
            Preconditions.finite("budgetIncrease", budgetIncrease);
        }
    }

    /**
     * An open promise was fulfilled, on time or late.
     *
     * @param scope the delivered share, in [0, 1]; 1 for all
     * @param cost the cost in the currency of the budget, at least 0; NaN when unknown
     */
    record Kept(FactKey fact, String commitment, double scope, double cost) implements Evidence {
        public Kept {
            Preconditions.share("scope", scope);
            Preconditions.notNegativeOrUnknown("cost", cost);
        }
    }

    /** The side that is responsible for a breach. Only breaches of the promising side itself count. */
    enum Fault {
        /** The side that promised; the default. */
        COMMITTER,
        /** The supplier. */
        US,
        /** The customer. */
        THEM,
        /** Neither side: an external cause. */
        NOBODY;

        boolean liesWith(Side promiser) {
            return switch (this) {
                case COMMITTER -> true;
                case US -> promiser == Side.US;
                case THEM -> promiser == Side.THEM;
                case NOBODY -> false;
            };
        }
    }

    /** An open promise was broken: it will not be fulfilled. */
    record Broken(FactKey fact, String commitment, Fault fault) implements Evidence {}

    /** An open promise was withdrawn; costs less the earlier it happens. */
    record Withdrawn(FactKey fact, String commitment, Fault fault) implements Evidence {}

    /** The receiver released the promise or withdrew the request: it closes without evidence. */
    record Released(FactKey fact, String commitment) implements Evidence {}

    /**
     * A request was declined (S4 L22: an early "no" is commendable). The credit shrinks with the notice; after the time
     * at which the answer was needed, there is none.
     *
     * @param commitment the id of the request; null when it was asked and declined at once
     * @param side the side that declined
     * @param importance of the request, in [0, 1]
     */
    record Declined(FactKey fact, @Nullable String commitment, Side side, double importance) implements Evidence {
        public Declined {
            Preconditions.share("importance", importance);
        }
    }

    /**
     * A contact between the two sides.
     *
     * @param level how mutual it was
     * @param stakeholders the ids of the participants; they need not have joined yet
     * @param topics the topics, compared by equality
     * @param context the occasion
     * @param response the response time of the supplier in days, at least 0; NaN when the contact was not an answer
     */
    record Contact(
            FactKey fact,
            ContactLevel level,
            List<String> stakeholders,
            List<String> topics,
            ContactContext context,
            double response)
            implements Evidence {
        public Contact {
            stakeholders = List.copyOf(stakeholders);
            topics = List.copyOf(topics);
            Preconditions.notNegativeOrUnknown("response time", response);
        }
    }

    /**
     * A shared experience that people remember.
     *
     * @param good whether it was a good one
     * @param severity its size, in [0, 1]
     */
    record Experience(FactKey fact, boolean good, double severity) implements Evidence {
        public Experience {
            Preconditions.share("severity", severity);
        }
    }

    /**
     * An issue was raised.
     *
     * @param issue the id of the issue
     * @param severity in [0, 1]
     * @param heated whether the message was heated: the best answer then takes {@link Parameter#HEATED_WAIT} (S4 L20)
     * @param ours whether the supplier caused it; issues of other causes count nowhere
     * @param stakeholder the id of the person who raised it; null when unknown
     */
    record IssueRaised(
            FactKey fact,
            String issue,
            double severity,
            boolean heated,
            boolean ours,
            @Nullable String stakeholder) implements Evidence {
        public IssueRaised {
            Preconditions.share("severity", severity);
        }
    }

    /** An open issue was acknowledged; the first acknowledgement counts. */
    record IssueAcknowledged(FactKey fact, String issue) implements Evidence {}

    /** An open issue was resolved. */
    record IssueResolved(FactKey fact, String issue) implements Evidence {}

    /** A roadmap was shared; the latest one per direction counts. */
    record RoadmapShared(FactKey fact, Direction direction) implements Evidence {}

    /**
     * Feedback was given. Dishonest feedback counts as {@link Parameter#FEEDBACK_SUGAR_COATED}. Feedback of the
     * customer also counts by what it says: as a good or a bad experience.
     *
     * @param sentiment from -1 (worst) to 1 (best); NaN when the feedback has no value
     * @param loyalty whether it states loyalty or, below 0, the intent to leave
     */
    record FeedbackGiven(FactKey fact, Direction direction, boolean honest, double sentiment, boolean loyalty)
            implements Evidence {
        public FeedbackGiven {
            Preconditions.that(
                    Double.isNaN(sentiment) || (sentiment >= -1 && sentiment <= 1),
                    "The sentiment must be between -1 and 1, but was %s.",
                    sentiment);
        }

        boolean saysSomethingOfUs() {
            return direction == Direction.IN && !Double.isNaN(sentiment);
        }
    }

    /**
     * A signal was measured; the latest one of its kind counts and fades.
     *
     * @param level in [0, 1]; 0 ends it. Of {@link Signal#USE}, the share of what was bought that is not used
     * @param until the end, exclusive; null when unknown
     */
    record SignalMeasured(
            FactKey fact,
            Signal signal,
            double level,
            @Nullable Instant until) implements Evidence {
        public SignalMeasured {
            Preconditions.share("level", level);
        }
    }

    /**
     * The needs of the customer were assessed; the latest assessment per scope counts.
     *
     * @param depth how thorough it was, in [0, 1]
     */
    record NeedsAssessed(FactKey fact, NeedScope scope, double depth) implements Evidence {
        public NeedsAssessed {
            Preconditions.share("depth", depth);
        }
    }

    /**
     * A priority of the customer changed.
     *
     * @param severity the size of the drop, in [0, 1]; 0 when it rose
     * @param mitigated the share of the drop that was mitigated, in [0, 1]
     * @param initiative the id of the initiative; null for the business as a whole
     * @param cadence the cadence in days that the initiative requires from now on: 0 for none, NaN for an unchanged one
     */
    record PriorityChanged(
            FactKey fact,
            double severity,
            double mitigated,
            @Nullable String initiative,
            double cadence) implements Evidence {
        public PriorityChanged {
            Preconditions.share("severity", severity);
            Preconditions.share("mitigated", mitigated);
            Preconditions.notNegativeOrUnknown("cadence in days", cadence);
        }
    }

    /** A contract comes up for renewal; a later fact about the same contract replaces the date. */
    record RenewalDue(FactKey fact, String contract, Instant due) implements Evidence {}

    /** A contract ended while others run, so that its renewal no longer comes up. */
    record RenewalEnded(FactKey fact, String contract) implements Evidence {}

    /**
     * Difficult times began.
     *
     * @param level in [0, 1]; 0 ends them
     * @param until the end, exclusive; null when unknown, which means until further notice
     * @param market whether the whole market is affected and not only this account
     */
    record Stressed(FactKey fact, double level, @Nullable Instant until, boolean market) implements Evidence {
        public Stressed {
            Preconditions.share("level", level);
        }
    }

    /**
     * An outcome: the customer left or renewed. Never an input of a score; it sets the standing {@link Standing#LAPSED}
     * and is the ground truth for calibration.
     *
     * @param churned whether the customer left
     */
    record Outcome(FactKey fact, boolean churned) implements Evidence {}
}
