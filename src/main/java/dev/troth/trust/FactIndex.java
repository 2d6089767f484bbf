package dev.troth.trust;

import dev.troth.ledger.Fact;
import dev.troth.scoring.FactKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Index of facts by the keys that the model uses. */
public final class FactIndex {
    private final Map<String, Fact> byName = new HashMap<>();

    /** Indexes these facts. */
    @SafeVarargs
    public FactIndex(Collection<Fact>... facts) {
        for (Collection<Fact> some : facts) {
            some.forEach(fact -> byName.put(name(fact.type().name(), fact.ref()), fact));
        }
    }

    /** Returns the fact behind a piece of evidence; it must be in the index. */
    public Fact of(FactKey key) {
        return Objects.requireNonNull(byName.get(name(key.type(), key.ref())));
    }

    private static String name(String type, String ref) {
        return type + ' ' + ref;
    }
}
