package dev.troth.initiative;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Change of the priority of an initiative, with what follows from the changes before it. The one definition of a drop
 * for reviews, actions, playbooks and the cadence.
 *
 * @param since time of the previous change, or of the start
 * @param drop whether the priority is now at least 0.2 lower than at some time in the 90 days before, or the initiative
 *     counts as dropped by this change; a drop in small steps is a drop
 * @param askedAt time at which we asked for the reason of this change; null if we did not
 * @param reasonKnown whether the account stated the reason or answered the question for it
 */
public record PriorityStep(
        Fact fact,
        InitiativeFact.PriorityChanged changed,
        double from,
        double to,
        Instant since,
        boolean drop,
        @Nullable Instant askedAt,
        boolean reasonKnown) {
    /** Returns the changes of all initiatives, in order; changes of the account as a whole are not among them. */
    public static List<PriorityStep> of(List<Fact> facts) {
        Map<String, PriorityLevels> levels = new HashMap<>();
        List<PriorityStep> steps = new ArrayList<>();
        for (Fact fact : facts) {
            switch (fact.body()) {
                case InitiativeFact.Started started ->
                    levels.put(fact.subjectRef(), new PriorityLevels(fact.at(), started.priority()));
                case InitiativeFact.PriorityChanged changed
                when levels.containsKey(fact.subjectRef()) ->
                    steps.add(step(fact, changed, Objects.requireNonNull(levels.get(fact.subjectRef())), facts));
                default -> {
                    // Does not change a priority.
                }
            }
        }
        return steps;
    }

    private static PriorityStep step(
            Fact fact, InitiativeFact.PriorityChanged changed, PriorityLevels levels, List<Fact> facts) {
        PriorityLevels.Level before = levels.last();
        double to = changed.after(before.priority());
        boolean drop = levels.change(fact.at(), to);
        List<TypedFact<InitiativeFact.ReasonAsked>> questions = TypedFact.ofType(
                        facts, InitiativeFact.ReasonAsked.class)
                .filter(asked -> asked.fact().subjectRef().equals(fact.subjectRef())
                        && !asked.at().isBefore(fact.at()))
                .toList();
        return new PriorityStep(
                fact,
                changed,
                before.priority(),
                to,
                before.from(),
                drop,
                questions.isEmpty() ? null : questions.getLast().at(),
                changed.reason() != null
                        || questions.stream().anyMatch(asked -> asked.body().answer() != null));
    }

    /**
     * Returns the last change of each initiative that is a drop without a known reason, unless the initiative ended.
     */
    public static List<PriorityStep> unexplained(List<Fact> facts) {
        Map<String, PriorityStep> open = new LinkedHashMap<>();
        for (PriorityStep step : of(facts)) {
            if (step.drop) {
                open.put(step.fact.subjectRef(), step);
            } else if (step.to > step.from) {
                open.remove(step.fact.subjectRef());
            }
        }
        TypedFact.ofType(facts, InitiativeFact.Ended.class)
                .forEach(ended -> open.remove(ended.fact().subjectRef()));
        open.values().removeIf(step -> step.reasonKnown);
        return List.copyOf(open.values());
    }
}
