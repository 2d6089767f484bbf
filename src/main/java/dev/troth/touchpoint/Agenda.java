package dev.troth.touchpoint;

import dev.troth.ledger.TypedFact;
import dev.troth.touchpoint.TouchpointFact.AgendaItem;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Agenda of a touchpoint: the order in which its items were discussed, and what was left. Pure. */
record Agenda(List<AgendaItem> items) {

    static Agenda of(TypedFact<Happened> touchpoint) {
        return new Agenda(touchpoint.body().agendaOrNone());
    }

    /** Returns the critical items that the last of these meetings with an agenda left. */
    static List<String> carriedOver(List<TypedFact<Happened>> meetings) {
        return meetings.stream()
                .filter(t -> !t.body().agendaOrNone().isEmpty())
                .reduce((first, last) -> last)
                .map(last -> of(last).undiscussed())
                .orElse(List.of());
    }

    /**
     * Returns the number of times that a less important item was discussed while a critical one was still open (S3
     * L26).
     */
    int inversions() {
        List<AgendaItem> order =
                new ArrayList<>(items.stream().filter(AgendaItem::wasDiscussed).toList());
        if (order.stream().allMatch(item -> item.discussedAt() != null)) {
            order.sort(Comparator.comparing(item -> Objects.requireNonNull(item.discussedAt())));
        }
        int inversions = 0;
        int lesser = 0;
        for (AgendaItem item : order) {
            if (item.isCritical()) {
                inversions += lesser;
            } else {
                lesser++;
            }
        }
        return inversions + undiscussed().size() * lesser;
    }

    /** Returns the titles of the critical items that were not discussed. */
    List<String> undiscussed() {
        return items.stream()
                .filter(item -> item.isCritical() && !item.wasDiscussed())
                .map(AgendaItem::title)
                .toList();
    }
}
