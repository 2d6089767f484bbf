package dev.troth.exchange.calendar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntrySink;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Result of reading an entry: facts, refused or skipped. */
sealed interface Outcome {
    /**
     * Facts of an entry.
     *
     * @param parts number of parts without a fact, by reason
     * @param ending occurrences that did not take place
     */
    record Facts(List<ObjectNode> facts, Map<SkipReason, Integer> parts, Ending ending) implements Outcome {}

    record Refused(Problem problem) implements Outcome {
        @Override
        public Ending ending() {
            return Ending.NONE;
        }
    }

    record Skipped(SkipReason reason, Ending ending) implements Outcome {
        Skipped(SkipReason reason) {
            this(reason, Ending.NONE);
        }
    }

    /** Occurrences that did not take place according to the entry. */
    Ending ending();

    /** Reads an entry; errors of its values refuse it alone. */
    static Outcome of(Supplier<Outcome> reading) {
        try {
            return reading.get();
        } catch (RejectedException rejection) {
            return new Refused(rejection.problem());
        } catch (RuntimeException | StackOverflowError e) {
            return new Refused(new Problem(ProblemCode.INVALID_VALUE, "This event cannot be read.", null));
        }
    }

    /** Reports the result of an entry. */
    default void report(Entry entry, String text, @Nullable String label, EntrySink sink) {
        switch (this) {
            case Facts found -> {
                sink.facts(entry.number(), text, found.facts);
                new EnumMap<>(found.parts)
                        .forEach((reason, parts) -> sink.partsSkipped(entry.number(), label, reason, parts));
            }
            case Refused refused -> sink.refused(entry.number(), text, refused.problem);
            case Skipped skipped -> sink.skipped(entry.number(), label, skipped.reason);
        }
    }
}
