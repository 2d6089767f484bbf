package dev.troth.initiative;

import dev.troth.ledger.Fact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Period in which an initiative ran with one priority. Ends when the priority changes, or when the initiative ends or
 * drops ({@link PriorityLevels#change}) until it rises again. Pure.
 *
 * @param to null while it lasts
 */
public record PriorityPeriod(
        String initiative,
        InitiativeFact.Started started,
        double priority,
        Instant from,
        @Nullable Instant to) {

    /** Returns the periods of all initiatives, those of one initiative in order. */
    public static List<PriorityPeriod> of(List<Fact> facts) {
        PriorityTimeline timeline = new PriorityTimeline();
        facts.forEach(timeline::add);
        return timeline.periods();
    }

    PriorityPeriod until(Instant end) {
        return new PriorityPeriod(initiative, started, priority, from, end);
    }
}
