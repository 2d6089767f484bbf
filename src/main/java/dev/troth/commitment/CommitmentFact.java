package dev.troth.commitment;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.MemberRef;
import dev.troth.ledger.MemberRefs;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.ledger.StatedTime;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts about commitments. All but the first three refer to the commitment by its ref. */
public sealed interface CommitmentFact extends FactBody {
    /** Default importance of a commitment. */
    double USUAL_IMPORTANCE = 0.5;

    /** Fact about a commitment that exists. */
    sealed interface AboutCommitment extends CommitmentFact {
        /** Ref of the commitment. */
        String commitment();

        @Override
        default String about() {
            return commitment();
        }
    }

    /**
     * {@code commitmentRequested}: the account asked for something; this is not a commitment yet.
     *
     * @param requestedBy ref of the stakeholder who asked
     * @param neededBy time by which the account needs it
     * @param over whether the request exceeds the agreed scope
     * @param atStake value that would be lost
     */
    record Requested(
            @PersonalText String title,
            @Nullable Double importance,
            @Nullable String requestedBy,
            @StatedTime @Nullable Instant neededBy,
            @Nullable Boolean over,
            @Nullable Money atStake)
            implements CommitmentFact {
        public Requested {
            Require.text("title", title);
            Require.share("importance", importance);
            Require.notNegative("atStake", atStake);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("requestedBy", "stakeholder", requestedBy).toList();
        }

        @Override
        public void check(Instant at) {
            if (neededBy != null) {
                Require.notBefore("neededBy", neededBy, "the time of the request", at);
            }
        }
    }

    /**
     * {@code commitmentMade}: a commitment. With the ref of a request, it is the answer to the request.
     *
     * @param side defaults to us
     * @param madeBy ref of the member who committed; for a commitment of the account, ref of its stakeholder
     * @param madeTo refs of the stakeholders to whom it was made; it is attributed to the first
     * @param importance 0 to 1; defaults to 0.5
     * @param neededBy time by which the account really needs it
     * @param internalDueAt our own internal deadline
     * @param insight ref of the need or goal that it serves
     * @param shared whether the account can see its progress
     * @param quote exact words that were used
     * @param audience refs of the stakeholders to keep informed
     */
    record Made(
            @PersonalText String title,
            @StatedTime Instant dueAt,
            @Nullable Party side,
            @MemberRef @Nullable String madeBy,
            @Nullable List<String> madeTo,
            @Nullable Double importance,
            @StatedTime @Nullable Instant neededBy,
            @Nullable Money budget,
            @Nullable List<String> audience,
            @StatedTime @Nullable Instant requestedAt,
            @Nullable String touchpoint,
            @Nullable String initiative,
            @StatedTime @Nullable Instant internalDueAt,
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
            Require.aboveZero("budget", budget);
        }

        @Override
        public void check(Instant at) {
            Require.notBefore("dueAt", dueAt, "the time of the commitment", at);
            if (internalDueAt != null) {
                Require.notBefore("internalDueAt", internalDueAt, "the time of the commitment", at);
            }
            if (requestedAt != null && requestedAt.isAfter(at)) {
                throw RejectedException.invalid(
                        "requestedAt",
                        "requestedAt is %s, which is after the time of the commitment, %s.",
                        requestedAt,
                        at);
            }
        }

        public Party sideOrUs() {
            return side == null ? Party.US : side;
        }

        public double importanceOrUsual() {
            return importance == null ? USUAL_IMPORTANCE : importance;
        }

        /** Only commitments of ours are made by members. */
        @Override
        public List<Reference> memberReferences() {
            return sideOrUs() == Party.US ? MemberRefs.of(this) : List.of();
        }

        @Override
        public List<Reference> references() {
            return Stream.of(
                            Reference.one("madeBy", "stakeholder", sideOrUs() == Party.US ? null : madeBy),
                            Reference.each("madeTo", "stakeholder", madeTo),
                            Reference.each("audience", "stakeholder", audience),
                            Reference.one("touchpoint", "touchpoint", touchpoint),
                            Reference.one("initiative", "initiative", initiative),
                            Reference.narrower("insight", "insight", "needOrGoal", insight))
                    .flatMap(each -> each)
                    .toList();
        }
    }

    /** {@code commitmentDeclined}: a request was declined, with or without a request on record. */
    record Declined(
            @Nullable String commitment,
            @PersonalText @Nullable String title,
            @Nullable Double importance,
            @PersonalText @Nullable String reason)
            implements CommitmentFact {
        public Declined {
            Require.share("importance", importance);
            if (commitment == null && title == null) {
                throw RejectedException.because(new Problem(
                        ProblemCode.MISSING_FIELD,
                        "commitment and title are missing. Set commitment to the request that was declined, or title.",
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
     * @param percent progress, 0 to 100
     * @param audience refs of the stakeholders who were informed
     * @param cost total cost so far
     */
    record Progressed(
            String commitment,
            @Nullable Double percent,
            @Nullable List<String> audience,
            @Nullable Money cost) implements AboutCommitment {
        public Progressed {
            Require.ref("commitment", commitment);
            Require.refs("audience", audience);
            if (percent != null && !(percent >= 0 && percent <= 100)) {
                throw RejectedException.invalid("percent", "percent must be between 0 and 100, but is %s.", percent);
            }
            Require.notNegative("cost", cost);
        }

        @Override
        public List<Reference> references() {
            return Reference.each("audience", "stakeholder", audience).toList();
        }
    }

    /**
     * {@code commitmentRenegotiated}: new terms were agreed, preferably before the due time.
     *
     * @param scope share of the original scope that remains, 0 to 1; defaults to 1
     * @param budgetIncrease as a share of the budget: 0.2 for 20 % more
     * @param attribution side that wanted the change; defaults to the side that committed
     */
    record Renegotiated(
            String commitment,
            @StatedTime Instant dueAt,
            @Nullable Double scope,
            @Nullable Double budgetIncrease,
            @PersonalText @Nullable String reason,
            @Nullable String agreedBy,
            @Nullable Attribution attribution)
            implements AboutCommitment {
        public Renegotiated {
            Require.ref("commitment", commitment);
            Require.present("dueAt", dueAt);
            Require.share("scope", scope);
            if (budgetIncrease != null && !(budgetIncrease > -1 && Double.isFinite(budgetIncrease))) {
                throw RejectedException.invalid(
                        "budgetIncrease",
                        "budgetIncrease must be a number above -1, such as 0.2 for 20 %% more, but is %s.",
                        budgetIncrease);
            }
        }

        /** Returns whether the side that committed wanted the change; it did unless another side is recorded. */
        boolean isWantedByCommitter(boolean ours) {
            if (attribution == null) {
                return true;
            }
            return ours ? attribution.isOurs() : attribution == Attribution.CUSTOMER;
        }

        /** Returns the binding due time after the renegotiation at an instant, from the one before. */
        Instant bindingAfter(Instant binding, Instant at, boolean ours) {
            return at.isAfter(binding) && isWantedByCommitter(ours) ? binding : dueAt;
        }

        /** Returns the budget after the renegotiation, rounded to a hundredth; null without one. */
        @Nullable
        Money agreed(@Nullable Money budget) {
            return budget == null || budgetIncrease == null
                    ? budget
                    : new Money(
                            budget.amount()
                                    .multiply(BigDecimal.ONE.add(BigDecimal.valueOf(budgetIncrease)))
                                    .setScale(2, RoundingMode.HALF_UP),
                            budget.currency());
        }

        @Override
        public void check(Instant at) {
            Require.notBefore("dueAt", dueAt, "the time of the renegotiation", at);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("agreedBy", "stakeholder", agreedBy).toList();
        }
    }

    /** @param scope share of the scope that was delivered, 0 to 1; defaults to 1 */
    record Kept(
            String commitment,
            @Nullable Double scope,
            @Nullable Money cost) implements AboutCommitment {
        public Kept {
            Require.ref("commitment", commitment);
            Require.share("scope", scope);
            Require.notNegative("cost", cost);
        }
    }

    /** @param gap ref of the need that the product cannot meet, if that is the cause */
    record Broken(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution,
            @PersonalText @Nullable String gap)
            implements AboutCommitment {
        public Broken {
            Require.ref("commitment", commitment);
        }

        @Override
        public List<Reference> references() {
            return Reference.narrower("gap", "insight", "need", gap).toList();
        }
    }

    record Withdrawn(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution) implements AboutCommitment {
        public Withdrawn {
            Require.ref("commitment", commitment);
        }
    }

    record Released(
            String commitment,
            @PersonalText @Nullable String reason,
            @Nullable Attribution attribution) implements AboutCommitment {
        public Released {
            Require.ref("commitment", commitment);
        }
    }

    /**
     * {@code commitmentShared}: the account can see the progress of the commitment from now on, or no longer.
     *
     * @param shared defaults to true
     */
    record Shared(String commitment, @Nullable Boolean shared) implements AboutCommitment {
        public Shared {
            Require.ref("commitment", commitment);
        }

        public boolean isShared() {
            return !Boolean.FALSE.equals(shared);
        }
    }

    /**
     * {@code commitmentForgiven}: the account forgave a breach. It is kept on record and does not change any score:
     * only kept commitments restore trust (S4 L22).
     *
     * @param forgivenBy ref of the stakeholder who forgave it
     */
    record Forgiven(String commitment, @Nullable String forgivenBy) implements AboutCommitment {
        public Forgiven {
            Require.ref("commitment", commitment);
        }

        @Override
        public List<Reference> references() {
            return Reference.one("forgivenBy", "stakeholder", forgivenBy).toList();
        }
    }
}
