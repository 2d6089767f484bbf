package dev.troth.member;

import dev.troth.ledger.Fact;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Weekday;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Registered data of a member.
 *
 * @param leftAt time at which they left; null while they are active
 * @param successor ref of the member who took over; null if there is none
 */
public record MemberProfile(
        String ref,
        String name,
        String timeZone,
        List<MemberFact.WorkingHours> workingHours,
        @Nullable Instant leftAt,
        @Nullable String successor) {

    private static final List<MemberFact.WorkingHours> USUAL = List.of(new MemberFact.WorkingHours(
            List.of(Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY, Weekday.FRIDAY),
            "09:00",
            "17:00"));

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

    static MemberProfile apply(String ref, @Nullable MemberProfile before, Fact fact) {
        return switch ((MemberFact) fact.body()) {
            case MemberFact.Registered told -> registered(ref, told);
            case MemberFact.Changed told -> changed(ref, before, told, fact.at());
            default -> throw new IllegalStateException("A member is not changed by a fact of type " + fact.type());
        };
    }

    private static MemberProfile registered(String ref, MemberFact.Registered told) {
        return new MemberProfile(
                ref, told.name(), told.timeZone(), Objects.requireNonNullElse(told.workingHours(), USUAL), null, null);
    }

    private static MemberProfile changed(
            String ref, @Nullable MemberProfile before, MemberFact.Changed told, Instant at) {
        if (before == null) {
            throw RejectedException.unknown("member", "There is no member \"%s\" at %s.", ref, at);
        }
        Instant left = told.active() == null ? before.leftAt : told.active() ? null : leftAt(before, at);
        return new MemberProfile(
                ref,
                told.name() == null ? before.name : told.name(),
                told.timeZone() == null ? before.timeZone : told.timeZone(),
                told.workingHours() == null ? before.workingHours : told.workingHours(),
                left,
                left == null ? null : told.successor() == null ? before.successor : told.successor());
    }

    private static Instant leftAt(MemberProfile before, Instant at) {
        return before.leftAt == null ? at : before.leftAt;
    }
}
