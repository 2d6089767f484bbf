package dev.troth.member;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.GuardedBody;
import dev.troth.ledger.MemberRef;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.Weekday;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about members, the employees of the workspace. */
public sealed interface MemberFact extends FactBody {
    @Override
    default boolean affectsScores() {
        return false;
    }

    /**
     * Weekly working hours, in the time zone of the member.
     *
     * @param from such as 09:00
     * @param to such as 17:30
     */
    record WorkingHours(List<Weekday> days, String from, String to) {
        public WorkingHours {
            if (Require.present("workingHours.days", days).isEmpty()) {
                throw RejectedException.invalid(
                        "workingHours.days", "workingHours.days must name at least one day. Maybe [\"MONDAY\"]?");
            }
            if (!time("workingHours.to", to).isAfter(time("workingHours.from", from))) {
                throw RejectedException.invalid(
                        "workingHours.to",
                        "workingHours.to is %s, which is not after workingHours.from, %s.",
                        to,
                        from);
            }
        }

        public LocalTime opens() {
            return time("workingHours.from", from);
        }

        public LocalTime closes() {
            return time("workingHours.to", to);
        }

        /** Returns whether a local time is within the hours; their end is not. */
        boolean contains(LocalDateTime at) {
            return days.contains(Weekday.of(at.getDayOfWeek()))
                    && !at.toLocalTime().isBefore(opens())
                    && at.toLocalTime().isBefore(closes());
        }

        private static LocalTime time(String field, @Nullable String text) {
            try {
                return LocalTime.parse(Require.present(field, text));
            } catch (DateTimeException e) {
                throw RejectedException.invalid(
                        field, "%s is \"%s\", which is not a valid time of day. Maybe \"09:00\"?", field, text);
            }
        }
    }

    /**
     * {@code member}: registers a member. Its ref is the ref of the member.
     *
     * @param timeZone IANA time zone
     * @param workingHours weekly hours, at most one entry per range; defaults to nine to five on weekdays
     */
    record Registered(
            @PersonalText String name,
            String timeZone,
            @Nullable List<WorkingHours> workingHours) implements MemberFact, GuardedBody {
        public Registered {
            Require.text("name", name);
            zone(Require.present("timeZone", timeZone));
            many(workingHours);
        }

        @Override
        public List<String> concernedMembers(String ref) {
            return List.of(ref);
        }
    }

    /**
     * {@code memberChanged}: new data of a member; absent fields stay unchanged.
     *
     * @param active false if the member left the company, true if they came back
     * @param successor ref of the member who took over from a member who left
     */
    record Changed(
            String member,
            @PersonalText @Nullable String name,
            @Nullable String timeZone,
            @Nullable List<WorkingHours> workingHours,
            @Nullable Boolean active,
            @MemberRef @Nullable String successor)
            implements MemberFact, GuardedBody {
        public Changed {
            Require.ref("member", member);
            if (name != null) {
                Require.text("name", name);
            }
            if (timeZone != null) {
                zone(timeZone);
            }
            many(workingHours);
            Require.refOrNull("successor", successor);
            if (member.equals(successor)) {
                throw RejectedException.invalid(
                        "successor", "successor is \"%s\", who is the member. Maybe leave it out?", successor);
            }
        }

        @Override
        public String about() {
            return member;
        }

        @Override
        public List<String> concernedMembers(String ref) {
            return List.of(member);
        }
    }

    private static ZoneId zone(String timeZone) {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            throw RejectedException.invalid(
                    "timeZone",
                    "timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?",
                    timeZone);
        }
    }

    private static void many(@Nullable List<WorkingHours> hours) {
        if (hours != null && (hours.isEmpty() || hours.size() > MOST_RANGES)) {
            throw RejectedException.invalid(
                    "workingHours", "workingHours must have 1 to %d entries, but has %d.", MOST_RANGES, hours.size());
        }
    }

    /** Maximum number of ranges of working hours. */
    int MOST_RANGES = 14;

    /**
     * {@code coaching}: a member received advice (S4 L5).
     *
     * @param member ref of the member who received it
     * @param coach ref of the member who gave it
     */
    record Coached(
            @MemberRef String member,
            @MemberRef @Nullable String coach,
            @PersonalText String advice) implements MemberFact, GuardedBody {
        public Coached {
            Require.ref("member", member);
            Require.refOrNull("coach", coach);
            Require.text("advice", advice);
            if (member.equals(coach)) {
                throw RejectedException.invalid(
                        "coach", "coach is \"%s\", who is the member. Maybe leave it out?", coach);
            }
        }

        @Override
        public List<String> concernedMembers(String ref) {
            return List.of(member);
        }
    }

    /** {@code coachingFollowed}: whether the advice was followed. */
    record CoachingFollowed(String coaching, Boolean followed) implements MemberFact {
        public CoachingFollowed {
            Require.ref("coaching", coaching);
            Require.present("followed", followed);
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("coaching", "coaching", coaching));
        }
    }
}
