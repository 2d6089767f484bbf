package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.MoneyView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that could be done to keep an account, and what it would bring. */
@Description("Something that could be done to keep an account, and what it is expected to bring.")
public record NextBestAction(
        @Description("What kind of action it is.") @NonNull BestActionKind kind,
        @Description("For which account.") @NonNull AccountView account,

        @Description(
                "Ref of what it is about: the stakeholder, the commitment, the issue; a department; null for the account itself.")
        @Nullable
        String subject,

        @Description("What to do, in words.") @NonNull String title,

        @Description("Why, in words: what it would move most.") @NonNull
        String reason,

        @Description("The facts it would say, as lines of JSON. Time and refs are examples.") @NonNull
        List<@NonNull String> facts,

        @Description("How likely it works out, 0 to 1: a judgement by kind.")
        double successProbability,

        @Description("How many hours it takes: a judgement by kind.")
        double hours,

        @Description("The probability that they leave within 90 days as things are.")
        double churnRisk,

        @Description("The same if it is done.") double churnRiskIfDone,
        @Description("Trust if it is done, 0 to 100.") double trustIfDone,

        @Description("By how much it is expected to lower that probability: success times the difference.")
        double expectedGain,

        @Description(
                "What they pay a year, times expectedGain, by the currency they pay most in; null when they pay nothing.")
        @Nullable
        MoneyView retainedValue,

        @Description("The same for each hour; null when they pay nothing.") @Nullable
        MoneyView retainedValuePerHour,

        @Ignore double weight,
        @Ignore double weightPerHour) {}
