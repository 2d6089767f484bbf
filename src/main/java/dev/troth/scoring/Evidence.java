package dev.troth.scoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as far as it says something about trust. What a fact means for the model is decided by
 * whoever makes evidence of it; here it only has numbers that make sense, checked when it is made.
 *
 * <p>Evidence is sorted by its {@link #fact() fact's key} before it is folded.
 */
public sealed interface Evidence extends Comparable<Evidence>, Serializable {
    FactKey fact();

    @Override
    default int compareTo(Evidence other) {
        return fact().compareTo(other.fact());
    }

    default double day() {
        return fact().day();
    }

    /** The relationship is known since {@code since}; without it, since the first evidence. */
    record Began(FactKey fact, @Nullable Instant since) implements Evidence {}

    record StakeholderJoined(FactKey fact, String stakeholder, String department, double influence, Stance stance)
            implements Evidence {
        public StakeholderJoined {
            Check.share("influence", influence);
        }
    }

    record StanceChanged(FactKey fact, String stakeholder, Stance stance) implements Evidence {}

    record StakeholderLeft(FactKey fact, String stakeholder) implements Evidence {}

    /** A tie that carries influence; {@code bothWays} when they merely know each other. */
    record Tied(FactKey fact, String tie, String from, String to, boolean bothWays) implements Evidence {}

    record TieEnded(FactKey fact, String tie) implements Evidence {}

    /** @param days how often both sides agreed to meet */
    record CadenceAgreed(FactKey fact, double days) implements Evidence {
        public CadenceAgreed {
            Check.positive("cadence in days", days);
        }
    }

    /**
     * @param importance 0 (a call back in ten minutes) to 1
     * @param budget what it may cost; NaN when nothing was said
     * @param stakeholder to whom it was promised
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
            Check.share("importance", importance);
            Check.positiveOrUnknown("budget", budget);
            Check.that(!due.isBefore(fact.at()), "The deadline %s lies before the promise of %s.", due, fact.at());
        }
    }

    record Progressed(FactKey fact, String commitment) implements Evidence {}

    /** @param budgetIncrease as a share of the budget agreed before, 0 for none */
    record Renegotiated(FactKey fact, String commitment, Instant due, double scope, double budgetIncrease)
            implements Evidence {
        public Renegotiated {
            Check.share("scope", scope);
            Check.finite("budgetIncrease", budgetIncrease);
        }
    }

    /**
     * @param scope how much of it was delivered, 1 for all
     * @param cost what it cost; NaN when unknown
     */
    record Kept(FactKey fact, String commitment, double scope, double cost) implements Evidence {
        public Kept {
            Check.share("scope", scope);
            Check.notNegativeOrUnknown("cost", cost);
        }
    }

    /** Whose doing a breach was. Only the promising side's own doing counts. */
    enum Fault {
        /** Nobody said; then it is the side that promised. */
        COMMITTER,
        US,
        THEM,
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

    record Broken(FactKey fact, String commitment, Fault fault) implements Evidence {}

    record Withdrawn(FactKey fact, String commitment, Fault fault) implements Evidence {}

    /** No longer owed, and nobody's merit or fault: the receiver let go of it. */
    record Released(FactKey fact, String commitment) implements Evidence {}

    /** An early no. */
    record Declined(FactKey fact, Side side, double importance) implements Evidence {
        public Declined {
            Check.share("importance", importance);
        }
    }

    /** @param response how long our answer to theirs took, in days; NaN when it was not an answer */
    record Contact(
            FactKey fact,
            ContactLevel level,
            List<String> stakeholders,
            List<String> topics,
            Context context,
            double response)
            implements Evidence {
        public Contact {
            stakeholders = List.copyOf(stakeholders);
            topics = List.copyOf(topics);
            Check.notNegativeOrUnknown("response time", response);
        }
    }

    record Experience(FactKey fact, boolean good, double severity) implements Evidence {
        public Experience {
            Check.share("severity", severity);
        }
    }

    /** @param ours false when it is the customer's or nobody's fault: shown, never counted */
    record IssueRaised(
            FactKey fact,
            String issue,
            double severity,
            boolean heated,
            boolean ours,
            @Nullable String stakeholder) implements Evidence {
        public IssueRaised {
            Check.share("severity", severity);
        }
    }

    record IssueAcknowledged(FactKey fact, String issue) implements Evidence {}

    record IssueResolved(FactKey fact, String issue) implements Evidence {}

    record RoadmapShared(FactKey fact, Direction direction) implements Evidence {}

    record FeedbackGiven(FactKey fact, Direction direction, boolean honest) implements Evidence {}

    record NeedsAssessed(FactKey fact, NeedScope scope, double depth) implements Evidence {
        public NeedsAssessed {
            Check.share("depth", depth);
        }
    }

    /** @param mitigated how much of the drop we were able to soften, 0 to 1 */
    record PriorityChanged(FactKey fact, double severity, double mitigated) implements Evidence {
        public PriorityChanged {
            Check.share("severity", severity);
            Check.share("mitigated", mitigated);
        }
    }

    record RenewalDue(FactKey fact, String contract, Instant due) implements Evidence {}

    /** @param market true when times are tough for everybody, not only for this account */
    record Stressed(FactKey fact, double level, @Nullable Instant until, boolean market) implements Evidence {
        public Stressed {
            Check.share("level", level);
        }
    }

    /** They left, or they stayed. Never an input of a score: it only makes an account lapsed, and calibrates. */
    record Outcome(FactKey fact, boolean churned) implements Evidence {}
}
