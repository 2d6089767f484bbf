package dev.troth.exchange.staging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.Findings;
import dev.troth.exchange.reader.RefusedEntry;
import dev.troth.exchange.reader.SkipCount;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SkippedEntry;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactDraft;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the entries of a file in batches of some thousand, and validates their facts one by one. */
public final class EntryCollector implements EntrySink {
    private static final int AT_ONCE = 2000;
    private static final int FIRST_FACTS = 10;
    private static final int NOTICES = 50;

    private final FactCodec codec;
    private final Target target;

    private final List<Staged> staged = new ArrayList<>();
    private final List<RefusedEntry> refused = new ArrayList<>();
    private final List<SkippedEntry> skipped = new ArrayList<>();
    private final Map<SkipReason, Integer> skippedEntries = new EnumMap<>(SkipReason.class);
    private final Map<SkipReason, Integer> skippedParts = new EnumMap<>(SkipReason.class);
    private final Set<String> notices = new LinkedHashSet<>();
    private final List<JsonNode> firstFacts = new ArrayList<>();
    private final SeenRefs seen = new SeenRefs();
    private @Nullable JsonNode state;
    private int read;
    private int facts;
    private int refusedCount;

    public EntryCollector(FactCodec codec, Target target) {
        this.codec = codec;
        this.target = target;
    }

    /** Stores the batches. */
    public interface Target {
        void store(Batch batch);

        /** Throws if the import was cancelled. */
        void checkCancelled();
    }

    /**
     * The next part of a file.
     *
     * @param read number of entries up to now
     * @param facts number of valid facts up to now
     * @param refusedCount number of rejected entries up to now
     * @param staged facts since the last batch
     * @param refused rejected entries since the last batch
     * @param skipped skipped entries since the last batch
     * @param findings findings up to now
     */
    public record Batch(
            int read,
            int facts,
            int refusedCount,
            List<Staged> staged,
            List<RefusedEntry> refused,
            List<SkippedEntry> skipped,
            Findings findings) {}

    @Override
    public void facts(int number, @Nullable String entry, List<ObjectNode> made) {
        read++;
        try {
            List<Staged> all = new ArrayList<>();
            for (ObjectNode fact : made) {
                String text = fact.toString();
                String words = text.equals(entry) ? null : entry;
                FactDraft draft = codec.read(fact);
                Staged one = Staged.of(/* line= */ number, /* number= */ all.size(), draft, text, words);
                all.add(seen.isTaken(draft, one.account()) ? one.afterAllAccounts() : one);
            }
            staged.addAll(all);
            facts += all.size();
            made.stream().limit(FIRST_FACTS - firstFacts.size()).forEach(firstFacts::add);
        } catch (RejectedException rejection) {
            refuse(number, entry, rejection.problem());
        }
        pause();
    }

    @Override
    public void refused(int number, @Nullable String entry, Problem problem) {
        read++;
        refuse(number, entry, problem);
        pause();
    }

    private void refuse(int number, @Nullable String entry, Problem problem) {
        refusedCount++;
        refused.add(new RefusedEntry(number, entry, problem));
    }

    @Override
    public void skipped(int number, @Nullable String label, SkipReason reason) {
        read++;
        skippedEntries.merge(reason, 1, Integer::sum);
        skipped.add(new SkippedEntry(number, reason, 0, label));
        pause();
    }

    @Override
    public void partsSkipped(int number, @Nullable String label, SkipReason reason, int parts) {
        if (parts > 0) {
            skippedParts.merge(reason, parts, Integer::sum);
            skipped.add(new SkippedEntry(number, reason, parts, label));
        }
    }

    @Override
    public void notice(String sentence) {
        if (notices.size() < NOTICES) {
            notices.add(sentence);
        }
    }

    @Override
    public void state(JsonNode latest) {
        state = latest;
    }

    @Override
    public void checkCancelled() {
        target.checkCancelled();
    }

    private void pause() {
        if (staged.size() + refused.size() >= AT_ONCE || read % (AT_ONCE * 5) == 0) {
            flush();
        }
    }

    /** Stores what is left. */
    public void flush() {
        target.checkCancelled();
        target.store(new Batch(
                read,
                facts,
                refusedCount,
                List.copyOf(staged),
                List.copyOf(refused),
                List.copyOf(skipped),
                findings()));
        staged.clear();
        refused.clear();
        skipped.clear();
    }

    private Findings findings() {
        List<SkipCount> counts = new ArrayList<>();
        for (SkipReason reason : SkipReason.values()) {
            int entries = skippedEntries.getOrDefault(reason, 0);
            int parts = skippedParts.getOrDefault(reason, 0);
            if (entries + parts > 0) {
                counts.add(new SkipCount(reason, entries, parts));
            }
        }
        return new Findings(counts, List.copyOf(notices), List.copyOf(firstFacts), state);
    }
}
