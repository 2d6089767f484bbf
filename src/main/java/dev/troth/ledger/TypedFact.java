package dev.troth.ledger;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fact together with its typed body.
 *
 * @param <B> type of the body
 */
public record TypedFact<B extends FactBody>(Fact fact, B body) {

    /** Returns the facts whose body has the type, in the same order. */
    public static <B extends FactBody> Stream<TypedFact<B>> ofType(List<Fact> facts, Class<B> kind) {
        return facts.stream()
                .filter(fact -> kind.isInstance(fact.body()))
                .map(fact -> new TypedFact<>(fact, kind.cast(fact.body())));
    }

    /** Returns the facts whose body has the type and that occurred at or after an instant. */
    public static <B extends FactBody> List<TypedFact<B>> since(Instant from, List<Fact> facts, Class<B> kind) {
        return ofType(facts, kind).filter(typed -> !typed.at().isBefore(from)).toList();
    }

    public Instant at() {
        return fact.at();
    }

    public String ref() {
        return fact.ref();
    }
}
