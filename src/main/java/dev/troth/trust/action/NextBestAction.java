package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.database.Row;
import dev.troth.trust.action.ActionCandidates.Duty;
import dev.troth.trust.score.UnratedCause;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Action that can retain an account, with its expected effect. */
@Description("Action that can retain an account, with its expected effect.")
public record NextBestAction(
        @Description("Kind of action.") @NonNull BestActionKind kind,
        @Description("Account.") @NonNull AccountView account,

        @Description("Ref of its subject: the stakeholder, the commitment, the issue, or a department. Null for the "
                + "account itself.")
        @Nullable
        String subject,

        @Description("Action to take, in words.") @NonNull String title,

        @Description("Reason, in words: its largest effect.") @NonNull
        String reason,

        @Description("Facts that it would record, as lines of JSON. Times and refs are examples.") @NonNull
        List<@NonNull String> facts,

        @Description("Probability of success, 0 to 1: a judgement by kind.")
        double successProbability,

        @Description("Effort, in hours: a judgement by kind.")
        double hours,

        @Description("Cause for which the account has no score, so that the effect has no number. Null if it has one.")
        @Nullable
        UnratedCause unrated,

        @Description("Probability of churn within 90 days as things are. Null if the account is unrated.") @Nullable
        Double churnRisk,

        @Description("Probability of churn within 90 days if it is done. Null if the account is unrated.") @Nullable
        Double churnRiskIfDone,

        @Description("Trust if it is done, 0 to 100. Null if the account is unrated.") @Nullable
        Double trustIfDone,

        @Description(
                "Expected reduction of that probability: success times the difference. Null if the account is unrated.")
        @Nullable
        Double expectedGain,

        @Description("Annual revenue times expectedGain, by currency. Empty if there is no revenue.") @NonNull
        List<@NonNull MoneyView> retainedValue,

        @Description("retainedValue per hour of effort, by currency. Empty if there is no revenue.") @NonNull
        List<@NonNull MoneyView> retainedValuePerHour,

        @Ignore double weight,
        @Ignore double weightPerHour,
        @Ignore Duty duty) {

    @Ignore
    public BatchContext<? extends Row> batch() {
        return account.batch();
    }

    /** Returns the ref of its subject if the action is of one of these kinds; otherwise null. */
    @Nullable
    String subjectIf(BestActionKind... kinds) {
        return List.of(kinds).contains(kind) ? subject : null;
    }

    /** The same with other weights for sorting. */
    NextBestAction weighing(double sortWeight, double sortWeightPerHour) {
        return new NextBestAction(
                kind,
                account,
                subject,
                title,
                reason,
                facts,
                successProbability,
                hours,
                unrated,
                churnRisk,
                churnRiskIfDone,
                trustIfDone,
                expectedGain,
                retainedValue,
                retainedValuePerHour,
                sortWeight,
                sortWeightPerHour,
                duty);
    }

    /**
     * Kind of next best action, with its probability of success and its effort: judgements, the same for all workspaces
     * until they have their own data.
     */
    @Description("Kind of action that can retain an account.")
    public enum BestActionKind {
        @Description("Talk to a stakeholder about topics that have not come up lately.")
        TALK(0.9, 0.5),
        @Description("Get to know a person in a department without known stakeholders.")
        NEW_STAKEHOLDER(0.5, 4),
        @Description("Agree on a later date while that still costs almost nothing.")
        RENEGOTIATE(0.8, 1),
        @Description("Deliver what was committed.")
        DELIVER(0.7, 16),
        @Description("Resolve an issue.")
        RESOLVE(0.9, 8),
        @Description("Share roadmaps, in both directions.")
        SHARE_ROADMAPS(0.8, 3),
        @Description("Ask for feedback and give some.")
        EXCHANGE_FEEDBACK(0.8, 1.5),
        @Description("Find out the needs of the customer, its industry and its competitors.")
        ASSESS_NEEDS(0.9, 8),
        @Description("Agree on a regular cadence, at least monthly.")
        AGREE_CADENCE(0.8, 1);

        private final double success;
        private final double hours;

        BestActionKind(double success, double hours) {
            this.success = success;
            this.hours = hours;
        }

        double success() {
            return success;
        }

        double hours() {
            return hours;
        }
    }
}
