package dev.troth.member;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Weekday;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Registered data of a member.
 *
 * @param schedules working hours in the order of their times; the last ones are the current ones
 * @param leftAt time at which they left; null while they are active
 * @param successor ref of the member who took over; null if there is none
 */
public record MemberProfile(
        String ref,
        String name,
        String timeZone,
        List<Schedule> schedules,
        @Nullable Instant leftAt,
        @Nullable String successor) {

    private static final List<MemberFact.WorkingHours> USUAL = List.of(new MemberFact.WorkingHours(
            List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY),
            "09:00",
            "17:00"));

    /**
     * Weekly working hours that apply from a time on.
     *
     * @param zone time zone of the hours
     */
    public record Schedule(Instant since, ZoneId zone, List<MemberFact.WorkingHours> hours) {
        private boolean contains(Instant at) {
            return hours.stream()
                    .anyMatch(range -> range.contains(at.atZone(zone).toLocalDateTime()));
        }
    }

    /** Returns whether a time is outside nine to five on weekdays: the hours of members who are not registered. */
    public static boolean isAfterUsualHours(Instant at, ZoneId zone) {
        return !new Schedule(at, zone, USUAL).contains(at);
    }

    /** Returns the profiles of all members by ref, sorted by ref. */
    public static Map<String, MemberProfile> all(List<Fact> facts) {
        Map<String, MemberProfile> all = new TreeMap<>();
        for (Fact fact : facts) {
            switch (fact.body()) {
                case MemberFact.Registered told -> all.put(fact.subjectRef(), apply(fact.subjectRef(), null, fact));
                case MemberFact.Changed told ->
                    all.computeIfPresent(fact.subjectRef(), (ref, before) -> apply(ref, before, fact));
                default -> {
                    // Not about the data of a member.
                }
            }
        }
        return all;
    }

    /**
     * Returns the member who acts for a member now: the member, or the successor of one who left, or the successor of the
     * successor. Null if all of them left, or if the member is not registered.
     */
    public static @Nullable String acting(String ref, Map<String, MemberProfile> all) {
        Map<String, Boolean> seen = new LinkedHashMap<>();
        String next = ref;
        while (next != null && seen.put(next, true) == null) {
            MemberProfile profile = all.get(next);
            if (profile == null || profile.isActive()) {
                return profile == null ? null : next;
            }
            next = profile.successor;
        }
        return null;
    }

    public boolean isActive() {
        return leftAt == null;
    }

    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Returns the current weekly working hours, in the time zone of the member. */
    public List<MemberFact.WorkingHours> workingHours() {
        return schedules.getLast().hours;
    }

    /**
     * Returns whether a time is outside the working hours that applied then; before the registration, the first ones
     * apply.
     */
    public boolean isAfterHours(Instant at) {
        Schedule applied = schedules.stream()
                .filter(schedule -> !schedule.since.isAfter(at))
                .reduce((first, last) -> last)
                .orElse(schedules.getFirst());
        return !applied.contains(at);
    }

    static MemberProfile apply(String ref, @Nullable MemberProfile before, Fact fact) {
        return switch ((MemberFact) fact.body()) {
            case MemberFact.Registered told -> registered(ref, told, fact.at());
            case MemberFact.Changed told -> changed(ref, before, told, fact.at());
            default -> throw new IllegalStateException("A member is not changed by a fact of type " + fact.type());
        };
    }

    private static MemberProfile registered(String ref, MemberFact.Registered told, Instant at) {
        Schedule first =
                new Schedule(at, ZoneId.of(told.timeZone()), Objects.requireNonNullElse(told.workingHours(), USUAL));
        return new MemberProfile(ref, told.name(), told.timeZone(), List.of(first), null, null);
    }

    private static MemberProfile changed(
            String ref, @Nullable MemberProfile before, MemberFact.Changed told, Instant at) {
        if (before == null) {
            throw RejectedException.unknown("member", "There is no member \"%s\" at %s.", ref, at);
        }
        String timeZone = told.timeZone() == null ? before.timeZone : told.timeZone();
        Instant left = told.active() == null ? before.leftAt : told.active() ? null : leftAt(before, at);
        return new MemberProfile(
                ref,
                told.name() == null ? before.name : told.name(),
                timeZone,
                schedules(before, told, timeZone, at),
                left,
                left == null ? null : told.successor() == null ? before.successor : told.successor());
    }

    private static List<Schedule> schedules(
            MemberProfile before, MemberFact.Changed told, String timeZone, Instant at) {
        if (told.timeZone() == null && told.workingHours() == null) {
            return before.schedules;
        }
        List<MemberFact.WorkingHours> hours = told.workingHours() == null ? before.workingHours() : told.workingHours();
        List<Schedule> schedules = new ArrayList<>(before.schedules);
        schedules.add(new Schedule(at, ZoneId.of(timeZone), hours));
        return List.copyOf(schedules);
    }

    private static Instant leftAt(MemberProfile before, Instant at) {
        return before.leftAt == null ? at : before.leftAt;
    }
}
