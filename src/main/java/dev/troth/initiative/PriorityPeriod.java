package dev.troth.initiative;

import dev.troth.ledger.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Period in which an initiative ran with one priority. Ends when the priority changes, or when the initiative ends or
 * drops ({@link PriorityStep}) until it rises again. Pure.
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
        Map<String, Initiative> initiatives = new LinkedHashMap<>();
        Map<String, PriorityPeriod> running = new LinkedHashMap<>();
        Map<UUID, PriorityStep> steps = PriorityStep.of(facts).stream()
                .collect(Collectors.toMap(step -> step.fact().id(), step -> step));
        Set<String> dropped = new HashSet<>();
        List<PriorityPeriod> all = new ArrayList<>();
        for (Fact fact : facts) {
            String ref = fact.subjectRef();
            if (!(fact.body() instanceof InitiativeFact) || !fact.subjectKind().equals("initiative")) {
                continue;
            }
            Initiative now = Initiative.apply(ref, initiatives.get(ref), fact);
            if (now == null) {
                continue;
            }
            initiatives.put(ref, now);
            PriorityStep step = steps.get(fact.id());
            if (step != null && step.drop()) {
                dropped.add(ref);
            } else if (step != null && step.to() > step.from()) {
                dropped.remove(ref);
            }
            PriorityPeriod before = running.get(ref);
            boolean runs = now.status() == InitiativeStatus.RUNNING && !dropped.contains(ref);
            if (before != null && runs && before.priority == now.priority()) {
                continue;
            }
            if (before != null) {
                all.add(before.until(fact.at()));
                running.remove(ref);
            }
            if (runs) {
                running.put(ref, new PriorityPeriod(ref, now.started(), now.priority(), fact.at(), null));
            }
        }
        all.addAll(running.values());
        return List.copyOf(all);
    }

    private PriorityPeriod until(Instant end) {
        return new PriorityPeriod(initiative, started, priority, from, end);
    }
}
