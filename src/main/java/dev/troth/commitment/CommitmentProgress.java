package dev.troth.commitment;

import dev.troth.ledger.Said;
import dev.troth.platform.Figures;
import dev.troth.platform.Money;
import dev.troth.platform.MoneyView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** How a commitment goes, computed from all that was said about it. Pure. */
@Description("How a commitment goes: time, money, and who was told.")
public record CommitmentProgress(
        @Description("How much time it takes; null while it is not promised.") @Nullable
        CommitmentSize size,

        @Description("By how many seconds it was done before its date; null unless it was kept.") @Nullable
        Double earlySeconds,

        @Description(
                "Seconds between our own date, or else its date, and when they need it; negative when it comes too "
                        + "late for them, null when nobody said when they need it.")
        @Nullable
        Double bufferSeconds,

        @Description("How many words on its progress they can expect until its date, by its length.")
        int expectedUpdates,

        @Description("How many they had.") int updates,

        @Description("Seconds since they last heard of it; null unless it is open.") @Nullable
        Double silentSeconds,

        @Description("When the next word on its progress is due; null when none is.") @Nullable
        Instant nextUpdateDueAt,

        @Description("Refs of those of its audience whom nobody has told anything yet.") @NonNull
        List<@NonNull String> uninformed,

        @Description("How much of its audience was told, 0 to 1; null when it has none.") @Nullable
        Double loopCoverage,

        @Description("What it has cost so far, as last told.") @Nullable
        MoneyView spent,

        @Description("How much of the budget is spent, as a share; over 1 it is overrun.") @Nullable
        Double budgetBurn,

        @Description(
                "What it will have cost at the end if it goes on like this, as a share of the budget; null without "
                        + "budget, cost and progress.")
        @Nullable
        Double projectedBurn,

        @Description("Whether it has overrun its budget or will, if it goes on like this.")
        boolean overrunning,

        @Description("Seconds until they had a first answer to their request: a promise, or a no.") @Nullable
        Double firstResponseSeconds,

        @Description("The words that were said when it was promised.") @Nullable
        String quote,

        @Description("What would be lost with it, as said with the request.") @Nullable
        MoneyView atStake,

        @Description("When they said that it is forgiven. The breach stays visible; people do not forget.") @Nullable
        Instant forgivenAt,

        @Description("Ref of the stakeholder who forgave it.") @Nullable
        String forgivenBy,

        @Description("Ref of the insight that says what our product cannot do, where it was broken for that.") @Nullable
        String gap) {

    private static final double MILLIS = 1000.0;
    /** A word a week, or four on the way of a shorter promise that takes longer than three days (S0 L21). */
    private static final Duration RHYTHM = Duration.ofDays(7);

    private static final Duration NEEDS_NONE = Duration.ofDays(3);
    private static final int QUARTERS = 4;

    static CommitmentProgress of(CommitmentHistory promise, Instant now) {
        Said<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        Money spent = promise.spent();
        Double burn = burn(promise, spent);
        Double projected = projected(promise, burn);
        boolean open = promise.isOpen();
        Instant lastWord = promise.lastWord();
        return new CommitmentProgress(
                made == null || due == null ? null : CommitmentSize.of(Duration.between(made.at(), due)),
                promise.earlySeconds(),
                buffer(promise),
                made == null || due == null ? 0 : expectedUpdates(Duration.between(made.at(), due)),
                promise.progress().size(),
                open && lastWord != null ? Double.valueOf(Figures.seconds(lastWord, now)) : null,
                nextUpdate(promise),
                List.copyOf(promise.uninformed()),
                Figures.share(
                        promise.audience().size() - promise.uninformed().size(),
                        promise.audience().size()),
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

    /** How many words on progress a promise of this length calls for. */
    static int expectedUpdates(Duration length) {
        if (length.compareTo(NEEDS_NONE) <= 0) {
            return 0;
        }
        return (int) Math.max(1, length.toMillis() / rhythm(length).toMillis() - 1);
    }

    /** How long they should not be without a word. */
    static Duration rhythm(Duration length) {
        Duration quarter = length.dividedBy(QUARTERS);
        return quarter.compareTo(RHYTHM) < 0 ? quarter : RHYTHM;
    }

    /** When the next word on the progress of an open promise of ours is due. */
    static @Nullable Instant nextUpdate(CommitmentHistory promise) {
        Said<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        Instant lastWord = promise.lastWord();
        if (made == null || due == null || lastWord == null || !promise.isOpen() || !promise.isOurs()) {
            return null;
        }
        Duration length = Duration.between(made.at(), due);
        if (length.compareTo(NEEDS_NONE) <= 0) {
            return null;
        }
        Instant next = lastWord.plus(rhythm(length));
        return next.isBefore(due) ? next : null;
    }

    private static @Nullable Double buffer(CommitmentHistory promise) {
        Said<CommitmentFact.Made> made = promise.made();
        Instant due = promise.dueAt();
        if (made == null || due == null || made.body().neededBy() == null) {
            return null;
        }
        Instant ready = made.body().internalDueAt() == null ? due : made.body().internalDueAt();
        return Duration.between(ready, made.body().neededBy()).toMillis() / MILLIS;
    }

    private static @Nullable Double burn(CommitmentHistory promise, @Nullable Money spent) {
        Money budget = promise.made() == null ? null : promise.made().body().budget();
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
}
