package dev.troth.touchpoint;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.stakeholder.StakeholderFact;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Times at which a stakeholder can be reached by a member, from the availability of both. A pure function. */
public final class Reach {
    private Reach() {}

    /**
     * Returns the next time within two weeks at which both can be reached. Without a recorded availability, working
     * hours apply.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public static Optional<TimeWindow> next(
            String member, String stakeholder, List<Fact> facts, List<Fact> market, Instant now) {
        return Windows.next(
                Windows.hoursOf(member, true, market, ZoneOffset.UTC),
                Windows.hoursOf(stakeholder, false, facts, zoneOf(stakeholder, facts)),
                now);
    }

    private static ZoneId zoneOf(String stakeholder, List<Fact> facts) {
        return Said.each(facts, StakeholderFact.Joined.class)
                .filter(said -> said.fact().subjectRef().equals(stakeholder))
                .map(said -> said.body().person().timeZone())
                .filter(Objects::nonNull)
                .reduce((first, last) -> last)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }
}
