package dev.troth.touchpoint;

import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Direction;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Complaints of the customer: issues, and touchpoints of theirs about a problem.
 *
 * @param times times at which the customer complained
 * @param issues periods in which an issue was open
 */
record Complaints(List<Instant> times, List<Period> issues) {
    private record Period(Instant from, Instant to) {}

    static Complaints of(List<Fact> facts) {
        List<Instant> times = new ArrayList<>();
        Map<String, Instant> open = new HashMap<>();
        List<Period> issues = new ArrayList<>();
        for (Fact fact : facts) {
            switch (fact.body()) {
                case IssueFact.Raised raised -> {
                    times.add(fact.at());
                    open.put(fact.subjectRef(), fact.at());
                }
                case IssueFact.Resolved resolved -> {
                    Instant from = open.remove(fact.subjectRef());
                    if (from != null) {
                        issues.add(new Period(from, fact.at()));
                    }
                }
                case Happened happened when happened.direction() == Direction.IN && follows(happened) ->
                    times.add(fact.at());
                default -> {
                    // Not about a complaint.
                }
            }
        }
        open.values().forEach(from -> issues.add(new Period(from, Instant.MAX)));
        return new Complaints(times, issues);
    }

    /** Returns whether a touchpoint is about a problem or follows a complaint. */
    static boolean follows(Happened touchpoint) {
        return touchpoint.contextOrRoutine() == TouchpointContext.PROBLEM
                || touchpoint.trigger() == TouchpointTrigger.COMPLAINT;
    }

    /** Returns whether an issue was open; one that is raised or resolved at this instant is. */
    boolean areOpenAt(Instant at) {
        return issues.stream().anyMatch(issue -> !at.isBefore(issue.from) && !at.isAfter(issue.to));
    }

    /** Returns whether the customer complained after an instant and until another one. */
    boolean cameBetween(Instant from, Instant to) {
        return times.stream().anyMatch(at -> at.isAfter(from) && !at.isAfter(to));
    }
}
