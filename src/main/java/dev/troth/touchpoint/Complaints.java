package dev.troth.touchpoint;

import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Direction;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Complaints of an account: issues, and touchpoints in which it got in touch about a problem. Pure. */
final class Complaints {
    /** Time after a complaint in which contact is no longer our own initiative. */
    private static final Duration BEHIND = Duration.ofDays(14);

    /** @param to end; null while it is open */
    private record Period(Instant from, @Nullable Instant to) {
        boolean covers(Instant at) {
            boolean recent = from.isAfter(at.minus(BEHIND));
            return !from.isAfter(at) && (recent || to == null || to.isAfter(at));
        }
    }

    private final List<Period> periods;

    private Complaints(List<Period> periods) {
        this.periods = periods;
    }

    /** @param facts all facts of the account, sorted */
    static Complaints of(List<Fact> facts) {
        Map<String, Instant> resolved = new HashMap<>();
        TypedFact.ofType(facts, IssueFact.Resolved.class)
                .forEach(done -> resolved.putIfAbsent(done.body().issue(), done.at()));
        List<Period> periods = new ArrayList<>();
        TypedFact.ofType(facts, IssueFact.Raised.class)
                .forEach(raised -> periods.add(new Period(raised.at(), resolved.get(raised.ref()))));
        TypedFact.ofType(facts, Happened.class)
                .filter(touchpoint -> touchpoint.body().direction() == Direction.IN
                        && touchpoint.body().isAboutProblem())
                .forEach(touchpoint -> periods.add(new Period(touchpoint.at(), touchpoint.at())));
        return new Complaints(List.copyOf(periods));
    }

    /** Returns whether a touchpoint is proactive: neither about a complaint nor in response to the other side. */
    boolean areNotTheReasonOf(TypedFact<Happened> touchpoint) {
        Happened body = touchpoint.body();
        return isOurInitiative(touchpoint) && !body.isAboutProblem() && body.trigger() != TouchpointTrigger.REQUEST;
    }

    /** Returns whether a touchpoint came ahead of the complaint, triggered by a signal. */
    boolean areAnticipatedBy(TypedFact<Happened> touchpoint) {
        return isOurInitiative(touchpoint) && touchpoint.body().trigger() == TouchpointTrigger.SIGNAL;
    }

    private boolean isOurInitiative(TypedFact<Happened> touchpoint) {
        return touchpoint.body().direction() == Direction.OUT
                && touchpoint.body().answers() == null
                && !precede(touchpoint.at());
    }

    /** Returns whether an issue was open at an instant, or a complaint came in the two weeks before. */
    private boolean precede(Instant at) {
        return periods.stream().anyMatch(period -> period.covers(at));
    }
}
