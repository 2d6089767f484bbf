package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.member.MemberFact;
import dev.troth.member.MemberProfile;
import dev.troth.platform.common.Weekday;
import dev.troth.touchpoint.TouchpointFact.Available;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Time windows in which both sides can be reached, each in its own time zone (S1 L16). A pure function. */
final class SharedAvailability {
    /** Working hours of people without an availability of their own. */
    private static final LocalTime OPENS = LocalTime.of(9, 0);

    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    /** Period in which a window is looked for. Judgement. */
    private static final int DAYS_AHEAD = 14;

    /** Shortest window that is worth a call. Judgement. */
    private static final int LEAST_MINUTES = 15;

    private static final List<Weekday> WEEK =
            List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY);

    private SharedAvailability() {}

    /** Weekly hours of availability. */
    record Hours(List<Weekday> days, LocalTime opens, LocalTime closes, ZoneId zone) {
        static Hours usual(ZoneId zone) {
            return new Hours(WEEK, OPENS, CLOSES, zone);
        }

        static Hours of(Available available) {
            return new Hours(available.days(), available.opens(), available.closes(), available.zone());
        }

        private Optional<Span> on(LocalDate day) {
            return days.contains(Weekday.of(day.getDayOfWeek()))
                    ? Optional.of(new Span(
                            ZonedDateTime.of(day, opens, zone).toInstant(),
                            ZonedDateTime.of(day, closes, zone).toInstant()))
                    : Optional.empty();
        }
    }

    private record Span(Instant from, Instant to) {}

    /** Returns the latest availability of a stakeholder or member, or else the working hours of their time zone. */
    static Hours hoursOf(String who, boolean member, List<Fact> facts, ZoneId zone) {
        return TypedFact.ofType(facts, Available.class)
                .map(TypedFact::body)
                .filter(told -> who.equals(member ? told.member() : told.stakeholder()))
                .reduce((first, last) -> last)
                .map(Hours::of)
                .orElseGet(() -> member ? ofMember(who, facts, zone) : Hours.usual(zone));
    }

    /** Returns the registered working hours of a member, else the usual ones. */
    private static Hours ofMember(String member, List<Fact> facts, ZoneId zone) {
        MemberProfile profile = MemberProfile.all(facts).get(member);
        if (profile == null) {
            return Hours.usual(zone);
        }
        MemberFact.WorkingHours first = profile.workingHours().getFirst();
        return new Hours(first.days(), first.opens(), first.closes(), profile.zone());
    }

    /** Returns the next time within two weeks at which both can be reached for at least a quarter of an hour. */
    static Optional<TimeWindow> next(Hours ours, Hours theirs, Instant now) {
        LocalDate today = now.atZone(ours.zone()).toLocalDate();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            Optional<Span> we = ours.on(today.plusDays(ahead));
            if (we.isEmpty()) {
                continue;
            }
            // The local date differs if the window crosses midnight in the other time zone.
            for (int shift = -1; shift <= 1; shift++) {
                Optional<Span> they = theirs.on(today.plusDays((long) ahead + shift));
                Optional<TimeWindow> common = they.flatMap(their -> common(we.get(), their, now, ours.zone()));
                if (common.isPresent()) {
                    return common;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeWindow> common(Span we, Span they, Instant now, ZoneId zone) {
        Instant from = latest(latest(we.from, they.from), now);
        Instant to = we.to.isBefore(they.to) ? we.to : they.to;
        if (from.plusSeconds(LEAST_MINUTES * 60L).isAfter(to)) {
            return Optional.empty();
        }
        LocalTime begins = from.atZone(zone).toLocalTime();
        return Optional.of(new TimeWindow(from, to, begins.isBefore(OPENS) || !begins.isBefore(CLOSES)));
    }

    private static Instant latest(Instant one, Instant other) {
        return Objects.requireNonNull(one).isAfter(other) ? one : other;
    }
}
