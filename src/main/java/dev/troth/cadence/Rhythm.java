package dev.troth.cadence;

import dev.troth.cadence.Cadence.CadenceReason;
import dev.troth.cadence.CadenceFact.CadenceEnded;
import dev.troth.initiative.PriorityPeriod;
import dev.troth.ledger.Fact;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rule for the interval between touchpoints, and the period in which it applied. Pure.
 *
 * @param to null while it applies
 * @param initiative initiative that requires it; null for other reasons
 */
public record Rhythm(
        double days,
        Instant from,
        @Nullable Instant to,
        CadenceReason reason,
        @Nullable String initiative) {
    /** Minimum priority from which an initiative requires weekly contact, unless a cadence was agreed for it. */
    private static final double BIG = 0.8;

    private static final double WEEK = 7;
    private static final long MILLIS_PER_DAY = 86_400_000;

    /** Returns all rhythms of an account, past and present; empty without facts. */
    static List<Rhythm> of(List<Fact> facts) {
        List<Rhythm> all = new ArrayList<>();
        if (!facts.isEmpty()) {
            all.add(new Rhythm(Cadence.MONTH, facts.getFirst().at(), null, CadenceReason.MONTH, null));
        }
        List<Fact> agreed = agreements(facts);
        for (int i = 0; i < agreed.size(); i++) {
            if (agreed.get(i).body() instanceof CadenceFact cadence) {
                all.add(new Rhythm(
                        cadence.days(),
                        agreed.get(i).at(),
                        i + 1 < agreed.size() ? agreed.get(i + 1).at() : null,
                        CadenceReason.AGREED,
                        null));
            }
        }
        all.addAll(ofInitiatives(facts));
        return List.copyOf(all);
    }

    /** Returns the facts by which a cadence was agreed or ended, in order. */
    static List<Fact> agreements(List<Fact> facts) {
        return facts.stream()
                .filter(fact -> fact.body() instanceof CadenceFact || fact.body() instanceof CadenceEnded)
                .toList();
    }

    /** Consecutive periods of an initiative that require the same rhythm are one rhythm. */
    private static List<Rhythm> ofInitiatives(List<Fact> facts) {
        List<Rhythm> all = new ArrayList<>();
        for (PriorityPeriod period : PriorityPeriod.of(facts)) {
            Double days = daysOf(period);
            if (days == null) {
                continue;
            }
            Rhythm next = new Rhythm(days, period.from(), period.to(), CadenceReason.INITIATIVE, period.initiative());
            int last = lastOf(period.initiative(), all);
            if (last >= 0 && all.get(last).days == days && period.from().equals(all.get(last).to)) {
                all.set(last, new Rhythm(days, all.get(last).from, next.to, next.reason, next.initiative));
            } else {
                all.add(next);
            }
        }
        return all;
    }

    private static int lastOf(String initiative, List<Rhythm> all) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (initiative.equals(all.get(i).initiative)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the interval in days that an initiative requires during a period; null if it requires none. */
    public static @Nullable Double daysOf(PriorityPeriod period) {
        if (period.started().cadence() != null) {
            return CadenceFact.days(Objects.requireNonNull(period.started().cadence()));
        }
        return period.priority() >= BIG ? Double.valueOf(WEEK) : null;
    }

    boolean appliesAt(Instant instant) {
        return !from.isAfter(instant) && (to == null || to.isAfter(instant));
    }

    /**
     * Returns the time at which the next touchpoint is due. A rhythm does not ask for touchpoints before it began.
     *
     * @param last last touchpoint; null if there was none
     */
    Instant due(@Nullable Instant last) {
        return after(last == null || last.isBefore(from) ? from : last);
    }

    /** Adds the interval. An interval of less than a week runs from Monday to Friday only (UTC). */
    private Instant after(Instant start) {
        long left = Math.round(days * MILLIS_PER_DAY);
        if (days >= WEEK) {
            return start.plusMillis(left);
        }
        Instant at = start;
        while (true) {
            LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
            Instant midnight = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            long rest = midnight.toEpochMilli() - at.toEpochMilli();
            if (!weekend && left < rest) {
                return at.plusMillis(left);
            }
            left -= weekend ? 0 : rest;
            at = midnight;
        }
    }
}
