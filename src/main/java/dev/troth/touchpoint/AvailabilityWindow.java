package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Weekday;
import dev.troth.touchpoint.TouchpointFact.AvailabilityEnded;
import dev.troth.touchpoint.TouchpointFact.Available;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Weekly window of availability as returned by the API. */
@Description("Weekly window of availability. The windows of a person add up until they end.")
public record AvailabilityWindow(
        @Description("Caller's own key of the window. Pass it to endAvailability.") @NonNull
        String ref,

        @Description("Time from which it applies.") @NonNull Instant since,

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
                .collect(Collectors.toMap(end -> end.body().availability(), TypedFact::at, (first, again) -> first));
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
