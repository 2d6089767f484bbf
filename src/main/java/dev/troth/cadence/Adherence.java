package dev.troth.cadence;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Share of a period in which no touchpoint was overdue, by the rhythms that applied at each time. Pure. */
final class Adherence {
    private final List<Instant> contacts;
    private final List<Rhythm> rhythms;

    /** @param contacts times of mutual touchpoints, in order */
    Adherence(List<Instant> contacts, List<Rhythm> rhythms) {
        this.contacts = contacts;
        this.rhythms = rhythms;
    }

    /** Returns the share, 0 to 1; null for an empty period. */
    @Nullable
    Double between(Instant start, Instant end) {
        List<Instant> steps = List.copyOf(steps(start, end));
        long within = 0;
        long all = 0;
        int next = 0;
        for (int i = 0; i + 1 < steps.size(); i++) {
            Instant from = steps.get(i);
            while (next < contacts.size() && !contacts.get(next).isAfter(from)) {
                next++;
            }
            long length = steps.get(i + 1).toEpochMilli() - from.toEpochMilli();
            all += length;
            within += isWithin(from, next == 0 ? null : contacts.get(next - 1)) ? length : 0;
        }
        return all == 0 ? null : Double.valueOf((double) within / all);
    }

    /** Returns the instants at which the answer may change: touchpoints, changes of rhythms, and due times. */
    private SortedSet<Instant> steps(Instant start, Instant end) {
        SortedSet<Instant> steps = new TreeSet<>(List.of(start, end));
        for (Rhythm rhythm : rhythms) {
            add(rhythm.from(), start, end, steps);
            add(rhythm.due(null), start, end, steps);
            if (rhythm.to() != null) {
                add(rhythm.to(), start, end, steps);
            }
            for (Instant contact : contacts) {
                add(rhythm.due(contact), start, end, steps);
            }
        }
        contacts.forEach(contact -> add(contact, start, end, steps));
        return steps;
    }

    private static void add(Instant step, Instant start, Instant end, SortedSet<Instant> to) {
        if (step.isAfter(start) && step.isBefore(end)) {
            to.add(step);
        }
    }

    private boolean isWithin(Instant from, @Nullable Instant last) {
        return rhythms.stream()
                .filter(rhythm -> rhythm.appliesAt(from))
                .allMatch(rhythm -> rhythm.due(last).isAfter(from));
    }
}
