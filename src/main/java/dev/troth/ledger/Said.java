package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fact together with its typed body.
 *
 * @param <B> type of the body
 */
public record Said<B extends FactBody>(Fact fact, B body) {

    /** Returns the facts whose body has the type, in the same order. */
    public static <B extends FactBody> Stream<Said<B>> each(List<Fact> facts, Class<B> kind) {
        return facts.stream()
                .filter(fact -> kind.isInstance(fact.body()))
                .map(fact -> new Said<>(fact, kind.cast(fact.body())));
    }

    /** Returns the facts whose body has the type and that occurred at or after an instant. */
    public static <B extends FactBody> List<Said<B>> since(Instant from, List<Fact> facts, Class<B> kind) {
        return each(facts, kind).filter(said -> !said.at().isBefore(from)).toList();
    }

    public Instant at() {
        return fact.at();
    }

    public String ref() {
        return fact.ref();
    }
}
