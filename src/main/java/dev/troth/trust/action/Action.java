package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.common.Statistics;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.TimeWindow;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An action of the day's list of a member. */
@Description("Action of the day's list of a member: the task, its reason, and the mutation that completes it.")
public record Action(
        @Description("Kind of action.") @NonNull ActionKind kind,
        @Description("Account.") @NonNull AccountView account,
        @Description("Action to take, in words.") @NonNull String title,
        @Description("Reason, in words.") @NonNull String reason,

        @Description("Time at which it is, or was, due.") @NonNull
        Instant dueAt,

        @Description("Lateness, in seconds. 0 if it is not late.")
        double lateSeconds,

        @Description("Rank; the list is sorted by it, highest first. The weight of the kind, increased by lateness (up "
                + "to double), by the probability of churn and by the share of the annual revenue in all running revenue, "
                + "converted by the exchange rates of the workspace. Without a rate, the share in the revenue of the same "
                + "currency.")
        double rank,

        @Description("Expected gain of trust compared with doing nothing, in points. Null if the model has no "
                + "number for it.")
        @Nullable
        Double expectedGain,

        @Description("Refs of its subjects: the commitment, the issue, the touchpoint …") @NonNull
        List<@NonNull String> subjects,

        @Description("Mutation that completes it.") @NonNull String mutation,

        @Description("Ref of the stakeholder to contact. Null if there is no particular one.") @Nullable
        String stakeholder,

        @Description("Channel to use this time. Null if any channel is suitable.") @Nullable
        Channel channel,

        @Description("Next time window in which both the stakeholder and the owner of the account can be reached, by "
                + "their availability. Null if there is no stakeholder to reach.")
        @Nullable
        TimeWindow window) {

    /** Something to do, before it is ranked. */
    record Todo(
            ActionKind kind,
            String title,
            String reason,
            Instant dueAt,
            List<String> subjects,
            @Nullable String stakeholder,
            @Nullable Channel channel,
            @Nullable Double gain) {

        static Todo of(ActionKind kind, Instant dueAt, String about, String title, String reason) {
            return new Todo(kind, title, reason, dueAt, List.of(about), null, null, null);
        }

        Todo to(@Nullable String whom, @Nullable Channel how) {
            return new Todo(kind, title, reason, dueAt, subjects, whom, how, gain);
        }

        /** Returns the same for a stakeholder who refuses contact: another person has to be found. */
        Todo withoutWhom() {
            return new Todo(
                    kind,
                    title,
                    reason + " %s does not want to be contacted. Contact another person.".formatted(stakeholder),
                    dueAt,
                    subjects,
                    null,
                    channel,
                    gain);
        }

        Todo bringing(double points) {
            return new Todo(kind, title, reason, dueAt, subjects, stakeholder, channel, points);
        }
    }

    private static final double WEEK = 7;

    /**
     * @param window time window in which the stakeholder can be reached
     * @param churn probability of churn within 90 days; 0 while unrated
     * @param money factor for the annual revenue, 1 without revenue
     */
    static Action of(
            AccountView account, Todo todo, @Nullable TimeWindow window, double churn, double money, Instant now) {
        double late = Math.max(0, Statistics.days(todo.dueAt, now));
        double rank = todo.kind.weight()
                * (1 + Math.min(1, late / WEEK))
                * (1 + churn)
                * money;
        return new Action(
                todo.kind,
                account,
                todo.title,
                todo.reason,
                todo.dueAt,
                Math.max(0, Statistics.seconds(todo.dueAt, now)),
                rank,
                todo.gain,
                todo.subjects,
                todo.kind.mutation(),
                todo.stakeholder,
                todo.channel,
                window);
    }
}
