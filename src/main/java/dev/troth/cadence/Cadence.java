package dev.troth.cadence;

import dev.troth.initiative.InitiativeFact;
import dev.troth.initiative.PriorityStep;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Cadence of contact with an account, and adherence to it. Pure function of the facts. */
@Description("Cadence of contact, and adherence to it.")
public record Cadence(
        @Description("Agreed cadence, in days. Null if none was agreed.") @Nullable
        Double agreedDays,

        @Description("Time of the agreement. Null if there is none.") @Nullable
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

        @Description("Time at which the next touchpoint is due. If there was none yet, the first one is due one cadence after the first "
                + "fact about the account. Null if there are no facts.")
        @Nullable
        Instant nextDueAt,

        @Description("Time by which the next touchpoint is overdue, in seconds. 0 if it is not.")
        double lateSeconds,

        @Description("Share of the last 365 days that lay within the cadence, 0 to 1. Null if there are no facts.")
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
    /** Minimum priority from which an initiative requires weekly contact, unless a cadence was agreed for it. */
    private static final double BIG = 0.8;

    private static final double WEEKLY = 7;
    private static final double SECONDS_PER_DAY = 86_400;

    /** @param facts all facts of an account, sorted */
    public static Cadence of(List<Fact> facts, Instant now) {
        TypedFact<CadenceFact> agreed = TypedFact.ofType(facts, CadenceFact.class)
                .reduce((first, last) -> last)
                .orElse(null);
        double days = MONTH;
        CadenceReason reason = CadenceReason.MONTH;
        String initiative = null;
        if (agreed != null && agreed.body().days() <= days) {
            days = agreed.body().days();
            reason = CadenceReason.AGREED;
        }
        Set<String> over = over(facts);
        for (TypedFact<InitiativeFact.Started> started :
                TypedFact.ofType(facts, InitiativeFact.Started.class).toList()) {
            Double asks = asks(started.body());
            if (asks != null && asks < days && !over.contains(started.ref())) {
                days = asks;
                reason = CadenceReason.INITIATIVE;
                initiative = started.ref();
            }
        }
        List<Instant> contacts = contacts(facts);
        Instant last = contacts.isEmpty() ? null : contacts.getLast();
        Instant since = last != null ? last : facts.isEmpty() ? null : facts.getFirst().at();
        Instant next = since == null ? null : since.plusMillis(Math.round(days * SECONDS_PER_DAY * 1000));
        Instant from = now.minus(WINDOW);
        return new Cadence(
                agreed == null ? null : Double.valueOf(agreed.body().days()),
                agreed == null ? null : agreed.at(),
                agreed == null
                        ? List.of()
                        : StakeholderRoster.of(facts).withoutLeavers(agreed.body().agreedWith()),
                days,
                reason,
                initiative,
                last,
                next,
                next == null ? 0 : Math.max(0, Statistics.seconds(next, now)),
                adherence(contacts, days, facts, from, now),
                Statistics.regularity(
                        contacts.stream().filter(at -> !at.isBefore(from)).toList(), now));
    }

    private static @Nullable Double asks(InitiativeFact.Started started) {
        if (started.cadence() != null) {
            return CadenceFact.days(started.cadence());
        }
        return started.priority() >= BIG ? Double.valueOf(WEEKLY) : null;
    }

    /** Returns the refs of initiatives that ended or whose priority dropped. */
    private static Set<String> over(List<Fact> facts) {
        Set<String> over = new HashSet<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof InitiativeFact.Ended) {
                over.add(fact.subjectRef());
            }
        }
        PriorityStep.of(facts).stream()
                .filter(PriorityStep::drop)
                .forEach(step -> over.add(step.fact().subjectRef()));
        return over;
    }

    private static List<Instant> contacts(List<Fact> facts) {
        return TypedFact.ofType(facts, TouchpointFact.Happened.class)
                .filter(t -> t.body().isMutual())
                .map(TypedFact::at)
                .toList();
    }

    /**
     * Returns the share of the time since the first fact, at most a year, that lay within one period after a
     * touchpoint.
     */
    private static @Nullable Double adherence(
            List<Instant> contacts, double days, List<Fact> facts, Instant from, Instant now) {
        if (facts.isEmpty()) {
            return null;
        }
        Instant first = facts.getFirst().at();
        Instant start = first.isAfter(from) ? first : from;
        double all = Statistics.days(start, now);
        List<Instant> ends = new ArrayList<>(contacts);
        ends.add(now);
        double within = 0;
        for (int i = 0; i + 1 < ends.size(); i++) {
            Instant begin = ends.get(i).isBefore(start) ? start : ends.get(i);
            double held = Math.min(Statistics.days(ends.get(i), ends.get(i + 1)), days);
            double end = Statistics.days(start, ends.get(i)) + held;
            within += Math.max(0, end - Statistics.days(start, begin));
        }
        return Statistics.share(within, all);
    }
}
