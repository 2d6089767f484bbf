package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.stakeholder.StakeholderFact;
import dev.troth.stakeholder.StakeholderRoster;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
}
