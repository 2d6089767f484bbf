package dev.troth.trust.evidence;

import dev.troth.cadence.Rhythm;
import dev.troth.initiative.InitiativeFact;
import dev.troth.initiative.PriorityTimeline;
import dev.troth.ledger.Fact;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import org.jspecify.annotations.Nullable;

/**
 * Evidence in the facts about initiatives: lost priorities, and the cadences of contact that running initiatives
 * require. Facts are added in order.
 */
final class InitiativeEvidence {
    private final PriorityTimeline priorities = new PriorityTimeline();

    @Nullable
    Evidence add(FactKey key, Fact fact, InitiativeFact body) {
        String subject = fact.subjectRef();
        return switch (body) {
            case InitiativeFact.Started f -> {
                double days = changedCadence(fact);
                yield days > 0 ? new Evidence.InitiativeCadence(key, subject, days) : null;
            }
            case InitiativeFact.Ended f ->
                changedCadence(fact) == 0 ? new Evidence.InitiativeCadenceEnded(key, subject) : null;
            // The business of the account as a whole requires no cadence.
            case InitiativeFact.PriorityChanged f
            when f.initiative() == null ->
                new Evidence.PriorityChanged(key, f.lostShare(1), f.mitigatedOrNot(), null, Double.NaN);
            case InitiativeFact.PriorityChanged f -> {
                double lost = f.lostShare(priorities.priority(subject).orElse(1));
                yield new Evidence.PriorityChanged(key, lost, f.mitigatedOrNot(), f.initiative(), changedCadence(fact));
            }
            default -> null;
        };
    }

    /** Adds a fact and returns the cadence that its initiative requires from then on: 0 for none, NaN if unchanged. */
    private double changedCadence(Fact fact) {
        double before = requiredDays(fact.subjectRef());
        priorities.add(fact);
        double after = requiredDays(fact.subjectRef());
        return after == before ? Double.NaN : after;
    }

    private double requiredDays(String initiative) {
        return priorities.running(initiative).map(Rhythm::daysOf).orElse(0.0);
    }
}
