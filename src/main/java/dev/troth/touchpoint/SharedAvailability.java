package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.member.MemberProfile;
import dev.troth.platform.common.Weekday;
import dev.troth.touchpoint.TouchpointFact.AvailabilityEnded;
import dev.troth.touchpoint.TouchpointFact.Available;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Weekly hours of availability: at least one window. */
    record Hours(List<Window> windows) {
        static Hours usual(ZoneId zone) {
            return new Hours(List.of(new Window(WEEK, OPENS, CLOSES, zone)));
        }

        /** Time zone of the latest window. */
        ZoneId zone() {
            return windows.getLast().zone();
        }

        private List<Span> on(LocalDate day) {
            return windows.stream()
                    .filter(window -> window.days.contains(Weekday.of(day.getDayOfWeek())))
                    .map(window -> window.on(day))
                    .toList();
        }
    }

    /** Weekly window of availability. */
    record Window(List<Weekday> days, LocalTime opens, LocalTime closes, ZoneId zone) {
        static Window of(Available available) {
            return new Window(available.days(), available.opens(), available.closes(), available.zone());
        }

        private Span on(LocalDate day) {
            return new Span(
                    ZonedDateTime.of(day, opens, zone).toInstant(),
                    ZonedDateTime.of(day, closes, zone).toInstant());
        }
    }

    private record Span(Instant from, Instant to) {}

    /** Returns all windows of a stakeholder or member that apply, or else the working hours of their time zone. */
    static Hours hoursOf(String who, boolean member, List<Fact> facts, ZoneId zone) {
        Set<String> ended = TypedFact.ofType(facts, AvailabilityEnded.class)
                .map(end -> end.body().availability())
                .collect(Collectors.toSet());
        List<Window> windows = TypedFact.ofType(facts, Available.class)
                .filter(told ->
                        who.equals(member ? told.body().member() : told.body().stakeholder()))
                .filter(told -> !ended.contains(told.ref()))
                .map(told -> Window.of(told.body()))
                .toList();
        if (!windows.isEmpty()) {
            return new Hours(windows);
        }
        return member ? ofMember(who, facts, zone) : Hours.usual(zone);
    }

    /** Returns the registered working hours of a member, else the usual ones. */
    private static Hours ofMember(String member, List<Fact> facts, ZoneId zone) {
        MemberProfile profile = MemberProfile.all(facts).get(member);
        return profile == null
                ? Hours.usual(zone)
                : new Hours(profile.workingHours().stream()
                        .map(hours -> new Window(hours.days(), hours.opens(), hours.closes(), profile.zone()))
                        .toList());
    }

    /** Returns the next time within two weeks at which both can be reached for at least a quarter of an hour. */
    static Optional<TimeWindow> next(Hours ours, Hours theirs, Instant now) {
        LocalDate today = now.atZone(ours.zone()).toLocalDate();
        for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
            Optional<TimeWindow> first = on(today.plusDays(ahead), ours, theirs, now);
            if (first.isPresent()) {
                return first;
            }
        }
        return Optional.empty();
    }

    private static Optional<TimeWindow> on(LocalDate day, Hours ours, Hours theirs, Instant now) {
        List<Span> others = new ArrayList<>();
        // The local date differs if the window crosses midnight in the other time zone.
        for (int shift = -1; shift <= 1; shift++) {
            others.addAll(theirs.on(day.plusDays(shift)));
        }
        return ours.on(day).stream()
                .flatMap(we -> others.stream().map(they -> common(we, they, now, ours.zone())))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(TimeWindow::from));
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
