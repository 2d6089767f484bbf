package dev.troth.stakeholder;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Consents of a stakeholder. The latest decision for a purpose is valid; a missing purpose is undecided. */
public record ConsentState(Map<ConsentPurpose, Boolean> said) {
    /** No decision yet. */
    static final ConsentState NONE = new ConsentState(Map.of());

    public ConsentState {
        said = Map.copyOf(said);
    }

    /** Returns the refs of stakeholders who refuse a purpose. */
    public static Set<String> refusing(ConsentPurpose purpose, List<Fact> facts) {
        return deciding(purpose, false, facts);
    }

    /** Returns the refs of stakeholders who consent to a purpose. */
    public static Set<String> consenting(ConsentPurpose purpose, List<Fact> facts) {
        return deciding(purpose, true, facts);
    }

    private static Set<String> deciding(ConsentPurpose purpose, boolean given, List<Fact> facts) {
        Set<String> deciding = new HashSet<>();
        TypedFact.ofType(facts, StakeholderFact.Consented.class)
                .filter(typed -> typed.body().purpose() == purpose)
                .forEach(typed -> {
                    if (typed.body().given() == given) {
                        deciding.add(typed.body().stakeholder());
                    } else {
                        deciding.remove(typed.body().stakeholder());
                    }
                });
        return deciding;
    }

    ConsentState with(ConsentPurpose purpose, boolean given) {
        Map<ConsentPurpose, Boolean> all = new EnumMap<>(ConsentPurpose.class);
        all.putAll(said);
        all.put(purpose, given);
        return new ConsentState(all);
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

    /** Latest decision of a stakeholder for one purpose. */
    @Description("Latest decision of a stakeholder for one purpose.")
    public record Consent(
            @Description("Purpose.") @NonNull ConsentPurpose purpose,

            @Description("True if the stakeholder agreed, false if they refused or withdrew their consent.")
            boolean granted) {

        /** Returns all decisions, sorted by purpose. */
        static List<Consent> of(List<ConsentPurpose> granted, List<ConsentPurpose> refused) {
            return Stream.concat(
                            granted.stream().map(purpose -> new Consent(purpose, true)),
                            refused.stream().map(purpose -> new Consent(purpose, false)))
                    .sorted(Comparator.comparing(Consent::purpose))
                    .toList();
        }
    }
}
