package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.common.MoneyView;
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

        @Description("Probability of churn within 90 days as things are.")
        double churnRisk,

        @Description("Probability of churn within 90 days if it is done.")
        double churnRiskIfDone,

        @Description("Trust if it is done, 0 to 100.") double trustIfDone,

        @Description("Expected reduction of that probability: success times the difference.")
        double expectedGain,

        @Description("Annual revenue times expectedGain, in the currency with the highest revenue. Null if there is no "
                + "revenue.")
        @Nullable
        MoneyView retainedValue,

        @Description("retainedValue per hour of effort. Null if there is no revenue.") @Nullable
        MoneyView retainedValuePerHour,

        @Ignore double weight,
        @Ignore double weightPerHour,
        @Ignore Duty duty) {

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
}
