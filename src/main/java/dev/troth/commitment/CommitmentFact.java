package dev.troth.commitment;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.Attribution;
import dev.troth.platform.Money;
import dev.troth.platform.Party;
import dev.troth.platform.Problem;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about promises. All but the first three name the commitment by its ref. */
public sealed interface CommitmentFact extends FactBody {
    /** What a promise weighs when nobody said. */
    double USUAL_IMPORTANCE = 0.5;

    /**
     * {@code commitmentRequested}: they asked for something; not a promise yet.
     *
     * @param by the stakeholder who asked
     * @param neededBy when they need it
     * @param over whether it is more than was agreed
     * @param atStake what would be lost with it
     */
    record Requested(
            @PersonalText String title,
            @Nullable Double importance,
            @Nullable String by,
            @Nullable Instant neededBy,
            @Nullable Boolean over,
            @Nullable Money atStake)
            implements CommitmentFact {
        public Requested {
            Require.text("title", title);
            Require.share("importance", importance);
        }
    }

    /**
     * {@code commitmentMade}: a promise. Under the ref of a request it is the answer to it.
     *
     * @param side us when absent
     * @param madeBy the member who promised
     * @param madeTo the stakeholders who were promised; the first is the one it is booked for
     * @param importance 0 to 1, 0.5 when absent
     * @param neededBy when they really need it
     * @param internalDueAt when we want to be done
     * @param insight the need or the goal it serves
     * @param shared whether they can see how it goes
     * @param quote the words that were said
     * @param audience the stakeholders to be kept in the loop
     */
    record Made(
            @PersonalText String title,
            Instant dueAt,
            @Nullable Party side,
            @Nullable String madeBy,
            @Nullable List<String> madeTo,
            @Nullable Double importance,
            @Nullable Instant neededBy,
            @Nullable Money budget,
            @Nullable List<String> audience,
            @Nullable Instant requestedAt,
            @Nullable String touchpoint,
            @Nullable String initiative,
            @Nullable Instant internalDueAt,
            @Nullable Beneficiary serves,
            @Nullable String insight,
            @Nullable Boolean shared,
            @PersonalText @Nullable String quote)
            implements CommitmentFact {
        public Made {
            Require.text("title", title);
            Require.present("dueAt", dueAt);
            Require.share("importance", importance);
            Require.refs("madeTo", madeTo);
            Require.refs("audience", audience);
            if (budget != null && budget.amount().signum() <= 0) {
                throw Refusal.invalid("budget", "budget must be above 0, but is %s.", budget);
            }
        }

        @Override
        public void check(Instant at) {
            Require.notBefore("dueAt", dueAt, "the promise", at);
            if (requestedAt != null && requestedAt.isAfter(at)) {
                throw Refusal.invalid("requestedAt", "requestedAt is %s, after the promise of %s.", requestedAt, at);
            }
        }

        public Party sideOrUs() {
            return side == null ? Party.US : side;
        }

        public double importanceOrUsual() {
            return importance == null ? USUAL_IMPORTANCE : importance;
        }

        @Override
        public List<Reference> references() {
            return Stream.of(
                            Reference.each("madeTo", "stakeholder", madeTo),
                            Reference.each("audience", "stakeholder", audience),
                            Reference.one("touchpoint", "touchpoint", touchpoint),
                            Reference.one("initiative", "initiative", initiative),
                            Reference.one("insight", "insight", insight))
                    .flatMap(each -> each)
                    .toList();
        }
    }

    /** {@code commitmentDeclined}: a no, to a request or on the spot. */
    record Declined(
            @Nullable String commitment,
            @PersonalText @Nullable String title,
            @Nullable Double importance,
            @PersonalText @Nullable String reason)
            implements CommitmentFact {
        public Declined {
            Require.share("importance", importance);
            if (commitment == null && title == null) {
                throw Refusal.because(new Problem(
                        ProblemCode.MISSING_FIELD,
                        "Say what was declined: the commitment that was requested, or a title.",
                        "commitment"));
            }
            if (title != null) {
                Require.text("title", title);
            }
        }

        @Override
        public @Nullable String about() {
            return commitment;
        }
    }

    /**
     * @param percent how far it is, 0 to 100
     * @param audience who was told
     * @param cost what it has cost so far
     */
    record Progressed(
            String commitment,
            @Nullable Double percent,
            @Nullable List<String> audience,
            @Nullable Money cost) implements CommitmentFact {
        public Progressed {
            Require.ref("commitment", commitment);
            Require.refs("audience", audience);
            if (percent != null && !(percent >= 0 && percent <= 100)) {
                throw Refusal.invalid("percent", "percent must be between 0 and 100, but is %s.", percent);
            }
        }

        @Override
        public String about() {
            return commitment;
        }

        @Override
        public List<Reference> references() {
            return Reference.each("audience", "stakeholder", audience).toList();
        }
    }

    /**
     * {@code commitmentRenegotiated}: other terms, agreed; best before the date.
     *
     * @param scope how much of what was promised remains, 0 to 1; all when absent
     * @param budgetIncrease as a share of the budget: 0.2 for a fifth more
     */
    record Renegotiated(
            String commitment,
            Instant dueAt,
            @Nullable Double scope,
            @Nullable Double budgetIncrease,
            @PersonalText @Nullable String reason,
            @Nullable String agreedBy)
            implements CommitmentFact {
        public Renegotiated {
            Require.ref("commitment", commitment);
            Require.present("dueAt", dueAt);
            Require.share("scope", scope);
            if (budgetIncrease != null && !Double.isFinite(budgetIncrease)) {
                throw Refusal.invalid("budgetIncrease", "budgetIncrease must be a number, but is %s.", budgetIncrease);
            }
        }

        @Override
        public void check(Instant at) {
            Require.notBefore("dueAt", dueAt, "the renegotiation", at);
        }

        @Override
        public String about() {
            return commitment;
        }
    }

    /** @param scope how much of it was delivered, 0 to 1; all when absent */
    record Kept(
            String commitment,
            @Nullable Double scope,
            @Nullable Money cost) implements CommitmentFact {
        public Kept {
            Require.ref("commitment", commitment);
            Require.share("scope", scope);
            if (cost != null && cost.amount().signum() < 0) {
                throw Refusal.invalid("cost", "cost must not be negative, but is %s.", cost);
            }
        }

        @Override
        public String about() {
            return commitment;
        }
    }

    /** @param gap the insight that says what our product cannot do, where that is why */
    record Broken(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution,
            @PersonalText @Nullable String gap)
            implements CommitmentFact {
        public Broken {
            Require.ref("commitment", commitment);
        }

        @Override
        public String about() {
            return commitment;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("gap", "insight", gap).toList();
        }
    }

    record Withdrawn(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution) implements CommitmentFact {
        public Withdrawn {
            Require.ref("commitment", commitment);
        }

        @Override
        public String about() {
            return commitment;
        }
    }

    record Released(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution) implements CommitmentFact {
        public Released {
            Require.ref("commitment", commitment);
        }

        @Override
        public String about() {
            return commitment;
        }
    }

    /**
     * {@code commitmentForgiven}: they said that it is forgiven. Kept in mind, and no number moves by it: only kept
     * promises win trust back (S4 L22).
     *
     * @param forgivenBy the stakeholder who said so
     */
    record Forgiven(String commitment, @Nullable String forgivenBy) implements CommitmentFact {
        public Forgiven {
            Require.ref("commitment", commitment);
        }

        @Override
        public String about() {
            return commitment;
        }

        @Override
        public List<Reference> references() {
            return Reference.one("forgivenBy", "stakeholder", forgivenBy).toList();
        }
    }
}
