package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Weekday;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TouchpointFact.AvailabilityEnded;
import dev.troth.touchpoint.TouchpointFact.Available;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Times at which a stakeholder can be reached by a member, from the availability of both. A pure function. */
public final class ContactAvailability {
    private ContactAvailability() {}

    /**
     * Returns the next time within two weeks at which both can be reached. Without a recorded availability, working
     * hours apply.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public static Optional<TimeWindow> next(
            String member, String stakeholder, List<Fact> facts, List<Fact> market, Instant now) {
        if (StakeholderRoster.of(facts).hasLeft(stakeholder)) {
            return Optional.empty();
        }
        return SharedAvailability.next(
                SharedAvailability.hoursOf(member, true, market, ZoneOffset.UTC),
                SharedAvailability.hoursOf(stakeholder, false, facts, zoneOf(stakeholder, facts)),
                now);
    }

    /** Returns the time zone of a member by the latest recorded availability; UTC if there is none. */
    public static ZoneId zoneOfMember(@Nullable String member, List<Fact> market) {
        return member == null
                ? ZoneOffset.UTC
                : SharedAvailability.hoursOf(member, true, market, ZoneOffset.UTC)
                        .zone();
    }

    private static ZoneId zoneOf(String stakeholder, List<Fact> facts) {
        return TypedFact.ofType(facts, StakeholderFact.Joined.class)
                .filter(typed -> typed.fact().subjectRef().equals(stakeholder))
                .map(typed -> typed.body().person().timeZone())
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** Weekly window of availability as returned by the API. */
    @Description("Weekly window of availability. The windows of a person add up until they end.")
    public record AvailabilityWindow(
            @Description("Caller's own key of the window. Pass it to endAvailability.") @NonNull
            String ref,

            @Description("Time from which it applies.") @NonNull
            Instant since,

            @Description("Time at which it ended. Null while it applies.") @Nullable
            Instant endedAt,

            @Description("Weekdays.") @NonNull List<@NonNull Weekday> days,

            @Description("Start of the day, such as 09:00.") @NonNull
            String from,

            @Description("End of the day, such as 17:30.") @NonNull
            String to,

            @Description("IANA time zone.") @NonNull String timeZone) {

        /** Returns the windows of a person, ended ones included, in order. */
        static List<AvailabilityWindow> of(List<Fact> facts, Predicate<Available> whose) {
            Map<String, Instant> ended = TypedFact.ofType(facts, AvailabilityEnded.class)
                    .collect(
                            Collectors.toMap(end -> end.body().availability(), TypedFact::at, (first, again) -> first));
            return TypedFact.ofType(facts, Available.class)
                    .filter(window -> whose.test(window.body()))
                    .map(window -> of(window, ended.get(window.ref())))
                    .toList();
        }

        private static AvailabilityWindow of(TypedFact<Available> window, @Nullable Instant endedAt) {
            Available told = window.body();
            return new AvailabilityWindow(
                    window.ref(), window.at(), endedAt, told.days(), told.from(), told.to(), told.timeZone());
        }
    }
}
