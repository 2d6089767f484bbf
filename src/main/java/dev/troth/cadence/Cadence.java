package dev.troth.cadence;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Cadence of contact with an account, and adherence to it. Pure function of the facts. */
@Description("Cadence of contact, and adherence to it.")
public record Cadence(
        @Description("Agreed cadence, in days. Null if none was agreed.") @Nullable
        Double agreedDays,

        @Description("Time of the agreement. Null if there is none, or if it ended.") @Nullable
        Instant agreedAt,

        @Description("Refs of the stakeholders who agreed and are still there.") @NonNull
        List<@NonNull String> agreedWith,

        @Description("Effective cadence, in days: the shortest of the agreed one, 30 days, and those that running "
                + "initiatives require.")
        double effectiveDays,

        @Description("Origin of the effective cadence.") @NonNull
        CadenceReason reason,

        @Description("Ref of the initiative that requires the cadence. Null unless the reason is INITIATIVE.") @Nullable
        String initiative,

        @Description("Time of the last mutual touchpoint: a meeting, a conversation or an answer. Null if there was "
                + "none.")
        @Nullable
        Instant lastTouchpointAt,

        @Description("Time at which the next touchpoint is due: one interval after the last one, or after the start of "
                + "the cadence if that is later. If there was none yet, the first one is due one interval after the first "
                + "fact about the account. Intervals of less than a week run from Monday to Friday. Null if there are no "
                + "facts.")
        @Nullable
        Instant nextDueAt,

        @Description("Time by which the next touchpoint is overdue, in seconds. 0 if it is not.")
        double lateSeconds,

        @Description("Share of the last 365 days in which no touchpoint was overdue, 0 to 1. Each day counts by the "
                + "cadence that was effective then. Null if there are no facts.")
        @Nullable
        Double adherence,

        @Description(
                "Regularity of contact, 0 to 1, independent of its frequency. Computed from the gaps, so that a burst "
                        + "does not compensate for silence. Null if there are too few touchpoints.")
        @Nullable
        Double consistency) {

    /** Default cadence in days: no more than a month between touchpoints (S3 L25). */
    public static final double MONTH = 30;

    private static final Duration WINDOW = Duration.ofDays(365);

    /** @param facts all facts of an account, sorted */
    public static Cadence of(List<Fact> facts, Instant now) {
        List<Fact> agreements = Rhythm.agreements(facts);
        TypedFact<CadenceFact> agreed = TypedFact.ofType(
                        agreements.subList(Math.max(0, agreements.size() - 1), agreements.size()), CadenceFact.class)
                .findFirst()
                .orElse(null);
        List<Rhythm> rhythms = Rhythm.of(facts);
        List<Rhythm> current =
                rhythms.stream().filter(rhythm -> rhythm.appliesAt(now)).toList();
        Rhythm shortest = current.stream()
                .min(Comparator.comparingDouble(Rhythm::days).thenComparing(Rhythm::reason))
                .orElse(null);
        StakeholderRoster roster = StakeholderRoster.of(facts);
        List<Instant> contacts = contacts(facts, roster);
        Instant last = contacts.isEmpty() ? null : contacts.getLast();
        Instant next = current.stream()
                .map(rhythm -> rhythm.due(last))
                .min(Comparator.naturalOrder())
                .orElse(null);
        Instant from = now.minus(WINDOW);
        return new Cadence(
                agreed == null ? null : Double.valueOf(agreed.body().days()),
                agreed == null ? null : agreed.at(),
                agreed == null ? List.of() : roster.withoutLeavers(agreed.body().agreedWith()),
                shortest == null ? MONTH : shortest.days(),
                shortest == null ? CadenceReason.MONTH : shortest.reason(),
                shortest == null ? null : shortest.initiative(),
                last,
                next,
                next == null ? 0 : Math.max(0, Statistics.seconds(next, now)),
                facts.isEmpty() ? null : new Adherence(contacts, rhythms).between(start(facts, from), now),
                Statistics.regularity(
                        contacts.stream().filter(at -> !at.isBefore(from)).toList(), now));
    }

    private static Instant start(List<Fact> facts, Instant from) {
        Instant first = facts.getFirst().at();
        return first.isAfter(from) ? first : from;
    }

    private static List<Instant> contacts(List<Fact> facts, StakeholderRoster roster) {
        return TypedFact.ofType(facts, TouchpointFact.Happened.class)
                .filter(t -> t.body().isMutual() && !roster.hadAllLeft(t.body().participants(), t.at()))
                .map(TypedFact::at)
                .toList();
    }

    /** Origin of a cadence. */
    @Description("Origin of a cadence.")
    public enum CadenceReason {
        @Description("Both sides agreed on the cadence.")
        AGREED,
        @Description("Default: no more than a month between touchpoints.")
        MONTH,
        @Description("A running initiative requires the cadence.")
        INITIATIVE
    }
}
