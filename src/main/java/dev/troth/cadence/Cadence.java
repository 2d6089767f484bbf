package dev.troth.cadence;

import dev.troth.initiative.InitiativeFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.platform.Figures;
import dev.troth.touchpoint.TouchpointFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The rhythm of contact of an account, and how well it is kept. Pure. */
@Description("The rhythm of contact, and how well it is kept.")
public record Cadence(
        @Description("What both sides agreed on, in days; null when they did not.") @Nullable
        Double agreedDays,

        @Description("When they agreed.") @Nullable Instant agreedAt,

        @Description("Refs of the stakeholders who agreed.") @NonNull
        List<@NonNull String> agreedWith,

        @Description("The rhythm that counts, in days: the tightest of what was agreed, a month, and what running "
                + "initiatives ask for.")
        double effectiveDays,

        @Description("Where that comes from.") @NonNull CadenceReason reason,

        @Description("Ref of the initiative that asks for it; null unless that is the reason.") @Nullable
        String initiative,

        @Description("When both sides were last in touch: met, talked, or one answered the other.") @Nullable
        Instant lastTouchpointAt,

        @Description("When the next contact is due; null while there was none.") @Nullable
        Instant nextDueAt,

        @Description("By how many seconds it is late; 0 when it is not.")
        double lateSeconds,

        @Description("How much of the last 365 days lay within the rhythm, 0 to 1.") @Nullable
        Double adherence,

        @Description(
                "How regular contact is, 0 to 1, however frequent: by its gaps, so that a burst does not make up for "
                        + "silence.")
        @Nullable
        Double consistency) {

    /** Not waiting longer than a month to connect (S3 L25). */
    public static final double MONTH = 30;

    private static final Duration WINDOW = Duration.ofDays(365);
    /** From this priority on an initiative asks for a contact a week, where nothing was agreed for it. */
    private static final double BIG = 0.8;

    private static final double WEEKLY = 7;
    private static final double SECONDS_PER_DAY = 86_400;

    /** @param facts all of an account, sorted */
    public static Cadence of(List<Fact> facts, Instant now) {
        Said<CadenceAgreed> agreed = Said.each(facts, CadenceAgreed.class)
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
        for (Said<InitiativeFact.Started> started :
                Said.each(facts, InitiativeFact.Started.class).toList()) {
            Double asks = asks(started.body());
            if (asks != null && asks < days && !over.contains(started.ref())) {
                days = asks;
                reason = CadenceReason.INITIATIVE;
                initiative = started.ref();
            }
        }
        List<Instant> contacts = contacts(facts);
        Instant last = contacts.isEmpty() ? null : contacts.getLast();
        Instant next = last == null ? null : last.plusMillis(Math.round(days * SECONDS_PER_DAY * 1000));
        Instant from = now.minus(WINDOW);
        return new Cadence(
                agreed == null ? null : Double.valueOf(agreed.body().days()),
                agreed == null ? null : agreed.at(),
                agreed == null
                        ? List.of()
                        : Objects.requireNonNullElse(agreed.body().agreedWith(), List.of()),
                days,
                reason,
                initiative,
                last,
                next,
                next == null ? 0 : Math.max(0, Figures.seconds(next, now)),
                adherence(contacts, days, facts, from, now),
                Figures.regularity(
                        contacts.stream().filter(at -> !at.isBefore(from)).toList(), now));
    }

    private static @Nullable Double asks(InitiativeFact.Started started) {
        if (started.cadence() != null) {
            return CadenceAgreed.days(started.cadence());
        }
        return started.priority() >= BIG ? Double.valueOf(WEEKLY) : null;
    }

    /** Initiatives that ended, or whose priority is no longer what it was. */
    private static Set<String> over(List<Fact> facts) {
        Set<String> over = new HashSet<>();
        for (Fact fact : facts) {
            boolean dropped = fact.body() instanceof InitiativeFact.PriorityChanged changed && changed.severity() > 0;
            if (dropped || fact.body() instanceof InitiativeFact.Ended) {
                over.add(fact.subjectRef());
            }
        }
        return over;
    }

    private static List<Instant> contacts(List<Fact> facts) {
        return Said.each(facts, TouchpointFact.Happened.class)
                .filter(t -> t.body().isMutual())
                .map(Said::at)
                .toList();
    }

    /** How much of the time since the relationship began, a year at most, lay no more than a period after a contact. */
    private static @Nullable Double adherence(
            List<Instant> contacts, double days, List<Fact> facts, Instant from, Instant now) {
        if (facts.isEmpty()) {
            return null;
        }
        Instant first = facts.getFirst().at();
        Instant start = first.isAfter(from) ? first : from;
        double all = Figures.days(start, now);
        List<Instant> ends = new ArrayList<>(contacts);
        ends.add(now);
        double within = 0;
        for (int i = 0; i + 1 < ends.size(); i++) {
            Instant begin = ends.get(i).isBefore(start) ? start : ends.get(i);
            double held = Math.min(Figures.days(ends.get(i), ends.get(i + 1)), days);
            double end = Figures.days(start, ends.get(i)) + held;
            within += Math.max(0, end - Figures.days(start, begin));
        }
        return Figures.share(within, all);
    }
}
