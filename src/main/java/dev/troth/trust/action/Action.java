package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.Figures;
import dev.troth.touchpoint.Channel;
import dev.troth.touchpoint.TimeWindow;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** One line of somebody's day. */
@Description("One line of somebody's day: what to do, why, and what settles it.")
public record Action(
        @Description("What kind of action it is.") @NonNull ActionKind kind,
        @Description("For which account.") @NonNull AccountView account,
        @Description("What to do, in words.") @NonNull String title,
        @Description("Why, in words.") @NonNull String reason,

        @Description("When it is, or was, due.") @NonNull Instant dueAt,

        @Description("By how many seconds it is late; 0 when it is not.")
        double lateSeconds,

        @Description(
                "Its place in the list, the higher the sooner: the weight of its kind, more the later it is (up to "
                        + "twice), more the likelier the account leaves, more the more they pay.")
        double rank,

        @Description("Points of trust it would bring, against leaving it be; null where the model knows no number.")
        @Nullable
        Double expectedGain,

        @Description("Refs of what it is about: the commitment, the issue, the touchpoint …") @NonNull
        List<@NonNull String> subjects,

        @Description("The mutation that settles it.") @NonNull
        String mutation,

        @Description("Ref of the stakeholder to turn to; null when it is nobody in particular.") @Nullable
        String stakeholder,

        @Description("How to reach them this time; null when any way will do.") @Nullable
        Channel channel,

        @Description(
                "The next time when both they and the owner of the account can be reached, by what each told; null when "
                        + "nobody is to be reached.")
        @Nullable
        TimeWindow window) {

    /** What is to be done, before it is known how much it matters. */
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

        /** The same, of somebody who wants to be left alone: somebody else has to be found. */
        Todo withoutWhom() {
            return new Todo(
                    kind,
                    title,
                    reason + " %s does not want to be contacted: turn to somebody else.".formatted(stakeholder),
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
    private static final double DIGITS = 6;

    /**
     * @param window when the one to turn to can be reached
     * @param churn the probability that they leave within 90 days; 0 while unrated
     * @param revenue what they pay a year, in any currency; 0 when they do not
     */
    static Action of(
            AccountView account, Todo todo, @Nullable TimeWindow window, double churn, double revenue, Instant now) {
        double late = Math.max(0, Figures.days(todo.dueAt, now));
        double rank = todo.kind.weight()
                * (1 + Math.min(1, late / WEEK))
                * (1 + churn)
                * (1 + Math.log10(1 + revenue) / DIGITS);
        return new Action(
                todo.kind,
                account,
                todo.title,
                todo.reason,
                todo.dueAt,
                Math.max(0, Figures.seconds(todo.dueAt, now)),
                rank,
                todo.gain,
                todo.subjects,
                todo.kind.mutation(),
                todo.stakeholder,
                todo.channel,
                window);
    }
}
