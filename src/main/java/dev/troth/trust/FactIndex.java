package dev.troth.trust;

import dev.troth.ledger.Fact;
import dev.troth.scoring.FactKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Facts by the keys that the model knows them by. */
public final class FactIndex {
    private final Map<String, Fact> byName = new HashMap<>();

    /** Of all these facts. */
    @SafeVarargs
    public FactIndex(Collection<Fact>... facts) {
        for (Collection<Fact> some : facts) {
            some.forEach(fact -> byName.put(name(fact.type().name(), fact.ref()), fact));
        }
    }

    /** The fact that evidence was made of; it must be among them. */
    public Fact of(FactKey key) {
        return Objects.requireNonNull(byName.get(name(key.type(), key.ref())));
    }

    private static String name(String type, String ref) {
        return type + ' ' + ref;
    }
}
