package dev.troth.commitment;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Progress of a commitment, computed from its facts. Pure. */
@Description("Progress of a commitment: time, cost and communication.")
public record CommitmentProgress(
        @Description("Size by duration. Null if the commitment was not made.") @Nullable
        CommitmentSize size,

        @Description("Time by which it was kept before the due time, in seconds. Null unless it was kept.") @Nullable
        Double earlySeconds,

        @Description(
                "Time from our internal deadline, or else the due time, to the time by which the account needs it, in "
                        + "seconds. Negative if it is too late for the account; null if that time is unknown.")
        @Nullable
        Double bufferSeconds,

        @Description("Number of progress updates to expect: one per 14 days of its duration, as in the score.")
        int expectedUpdates,

        @Description("Number of progress updates so far; each is a fact of type `commitmentProgressed`.")
        int updates,

        @Description("Time since the last update, in seconds. Null unless it is open.") @Nullable
        Double silentSeconds,

        @Description("Time at which the next progress update is due. Null if none is due.") @Nullable
        Instant nextUpdateDueAt,

        @Description(
                "Refs of the stakeholders in its audience who were not informed yet; those who left are not listed.")
        @NonNull
        List<@NonNull String> uninformed,

        @Description("Share of its audience that was informed, 0 to 1. An update informs the people whom it names, and"
                + " without names all if the commitment is shared. Null if it has no audience.")
        @Nullable
        Double loopCoverage,

        @Description("Last reported total cost.") @Nullable MoneyView spent,

        @Description("Share of the budget that is spent. Above 1 if it is overrun.") @Nullable
        Double budgetBurn,

        @Description(
                "Projected total cost at the current rate, as a share of the budget. Null without budget, cost and "
                        + "progress.")
        @Nullable
        Double projectedBurn,

        @Description("Whether it has overrun its budget or will at the current rate.")
        boolean overrunning,

        @Description("Time from the request to the first answer, a commitment or a refusal, in seconds. Null if there "
                + "is none.")
        @Nullable
        Double firstResponseSeconds,

        @Description("Exact words with which it was made.") @Nullable
        String quote,

        @Description("Value that would be lost, as stated in the request.") @Nullable
        MoneyView atStake,

        @Description("Time at which the breach was forgiven. The breach stays visible, because people do not forget. "
                + "Null if it was not forgiven.")
        @Nullable
        Instant forgivenAt,

        @Description("Ref of the stakeholder who forgave it.") @Nullable
        String forgivenBy,

        @Description("Ref of the insight about the product gap that caused the breach. Null if there is none.")
        @Nullable
        String gap) {

    private static final double MILLIS = 1000.0;
    /** Parameter UPDATE_PERIOD of the standard model: a longer commitment expects an update per period (S0 L21). */
    private static final Duration PERIOD = Duration.ofDays(14);

    /** @param hasLeft whether the stakeholder with this ref left */
    static CommitmentProgress of(CommitmentHistory promise, Predicate<String> hasLeft, Instant now) {
        Set<String> audience = promise.audience(hasLeft);
        Set<String> uninformed = promise.uninformed(audience);
        TypedFact<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        Money spent = promise.spent();
        Double burn = burn(promise, spent);
        Double projected = projected(promise, burn);
        boolean open = promise.isOpen();
        Instant lastUpdateAt = promise.lastUpdateAt();
        return new CommitmentProgress(
                made == null || due == null ? null : CommitmentSize.of(Duration.between(made.at(), due)),
                promise.earlySeconds(),
                buffer(promise),
                made == null || due == null ? 0 : expectedUpdates(Duration.between(made.at(), due)),
                promise.progress().size(),
                open && lastUpdateAt != null ? Double.valueOf(Statistics.seconds(lastUpdateAt, now)) : null,
                nextUpdate(promise),
                List.copyOf(uninformed),
                Statistics.share(audience.size() - uninformed.size(), audience.size()),
                MoneyView.of(spent),
                burn,
                projected,
                over(burn) || over(projected),
                promise.firstResponseSeconds(),
                made == null ? null : made.body().quote(),
                promise.requested() == null
                        ? null
                        : MoneyView.of(promise.requested().body().atStake()),
                promise.forgiven() == null ? null : promise.forgiven().at(),
                promise.forgiven() == null ? null : promise.forgiven().body().forgivenBy(),
                promise.settled() != null && promise.settled().body() instanceof CommitmentFact.Broken broken
                        ? broken.gap()
                        : null);
    }

    /** Returns the number of progress updates expected for a commitment of this duration: one per full period. */
    static int expectedUpdates(Duration length) {
        return (int) (length.toMillis() / PERIOD.toMillis());
    }

    /** Returns the time at which the next progress update of an open commitment of ours is due. */
    static @Nullable Instant nextUpdate(CommitmentHistory promise) {
        TypedFact<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        Instant lastUpdateAt = promise.lastUpdateAt();
        if (made == null || due == null || lastUpdateAt == null || !promise.isOpen() || !promise.isOurs()) {
            return null;
        }
        Instant next = lastUpdateAt.plus(PERIOD);
        return next.isBefore(due) ? next : null;
    }

    private static @Nullable Double buffer(CommitmentHistory promise) {
        TypedFact<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        Instant needed = promise.neededBy();
        if (made == null || due == null || needed == null) {
            return null;
        }
        Instant ready = made.body().internalDueAt() == null ? due : made.body().internalDueAt();
        return Duration.between(ready, needed).toMillis() / MILLIS;
    }

    private static @Nullable Double burn(CommitmentHistory promise, @Nullable Money spent) {
        Money budget = promise.budget();
        return budget == null || spent == null || !budget.currency().equals(spent.currency())
                ? null
                : Double.valueOf(spent.doubleValue() / budget.doubleValue());
    }

    private static @Nullable Double projected(CommitmentHistory promise, @Nullable Double burn) {
        if (burn == null || !promise.isOpen()) {
            return burn;
        }
        Double percent = promise.progress().stream()
                .map(told -> told.body().percent())
                .filter(told -> told != null)
                .reduce((first, last) -> last)
                .orElse(null);
        return percent == null || percent == 0 ? null : Double.valueOf(burn / (percent / 100));
    }

    private static boolean over(@Nullable Double burn) {
        return burn != null && burn > 1;
    }

    /** Size of a commitment by its duration. */
    @Description("Size of a commitment, by the time from making it to its due time. Small commitments count, too.")
    public enum CommitmentSize {
        @Description("Up to an hour, for example \"I will call you in ten minutes\".")
        MICRO,
        @Description("Up to a day.")
        SMALL,
        @Description("Up to a month.")
        MEDIUM,
        @Description("More than a month.")
        MAJOR;

        public static CommitmentSize of(Duration duration) {
            if (duration.compareTo(Duration.ofHours(1)) <= 0) {
                return MICRO;
            }
            if (duration.compareTo(Duration.ofDays(1)) <= 0) {
                return SMALL;
            }
            return duration.compareTo(Duration.ofDays(30)) <= 0 ? MEDIUM : MAJOR;
        }
    }
}
