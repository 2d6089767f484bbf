package dev.troth.exchange.timeline;

import dev.troth.exchange.subscription.FactView;
import dev.troth.ledger.Fact;
import dev.troth.platform.node.Node;
import dev.troth.trust.score.ScoreMeasure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of a page; what they show is read for all of them at once, when one of them needs it. */
final class TimelinePage {
    private final List<TimelineEntry> entries;
    private final Reader reader;
    private final Map<Object, Map<UUID, ?>> known = new HashMap<>();

    /** Reads what the entries of a page show, by fact. */
    interface Reader {
        Map<UUID, FactView> facts(List<Fact> page);

        Map<UUID, Node> records(List<Fact> page);

        Map<UUID, Double> effects(List<Fact> page, ScoreMeasure measure);

        default TimelinePage page(List<Fact> facts) {
            return new TimelinePage(facts, this);
        }
    }

    private TimelinePage(List<Fact> facts, Reader reader) {
        this.entries = facts.stream().map(fact -> new TimelineEntry(fact, this)).toList();
        this.reader = reader;
    }

    List<TimelineEntry> entries() {
        return entries;
    }

    @Nullable
    FactView fact(Fact fact) {
        return this.<FactView>all("facts", () -> reader.facts(recorded())).get(fact.id());
    }

    @Nullable
    Node record(Fact fact) {
        return this.<Node>all("records", () -> reader.records(recorded())).get(fact.id());
    }

    @Nullable
    Double effect(Fact fact, ScoreMeasure measure) {
        return this.<Double>all(measure, () -> reader.effects(recorded(), measure))
                .get(fact.id());
    }

    private List<Fact> recorded() {
        return entries.stream().map(TimelineEntry::recorded).toList();
    }

    @SuppressWarnings("unchecked") // Each key has values of one type.
    private synchronized <V> Map<UUID, V> all(Object key, Supplier<Map<UUID, V>> read) {
        Map<UUID, V> found = (Map<UUID, V>) known.get(key);
        if (found == null) {
            found = read.get();
            known.put(key, found);
        }
        return found;
    }
}
