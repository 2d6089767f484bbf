package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Consents of a stakeholder. The latest decision for a purpose is valid; a missing purpose is undecided. */
public record Consents(Map<ConsentPurpose, Boolean> said) {
    /** No decision yet. */
    static final Consents NONE = new Consents(Map.of());

    public Consents {
        said = Map.copyOf(said);
    }

    /** Returns the refs of stakeholders who refuse a purpose. */
    public static Set<String> refusing(ConsentPurpose purpose, List<Fact> facts) {
        Set<String> refusing = new HashSet<>();
        Said.each(facts, StakeholderFact.Consented.class)
                .filter(said -> said.body().purpose() == purpose)
                .forEach(said -> {
                    if (said.body().given()) {
                        refusing.remove(said.body().stakeholder());
                    } else {
                        refusing.add(said.body().stakeholder());
                    }
                });
        return refusing;
    }

    Consents with(ConsentPurpose purpose, boolean given) {
        Map<ConsentPurpose, Boolean> all = new EnumMap<>(ConsentPurpose.class);
        all.putAll(said);
        all.put(purpose, given);
        return new Consents(all);
    }

    List<ConsentPurpose> granted() {
        return those(true);
    }

    List<ConsentPurpose> refused() {
        return those(false);
    }

    private List<ConsentPurpose> those(boolean wanted) {
        return said.entrySet().stream()
                .filter(one -> one.getValue() == wanted)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
