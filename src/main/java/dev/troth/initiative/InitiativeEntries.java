package dev.troth.initiative;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.RejectedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Efforts, delivered values and opportunities of an initiative, to which later facts refer by their refs. Pure.
 *
 * @param efforts refs of the efforts
 * @param values refs of the delivered values
 * @param opportunities refs of the opportunities
 */
record InitiativeEntries(Set<String> efforts, Set<String> values, Set<String> opportunities) {
    static final InitiativeEntries NONE = new InitiativeEntries(Set.of(), Set.of(), Set.of());

    /**
     * Returns the entries after another fact.
     *
     * @throws RejectedException if the fact refers to an entry that does not exist
     */
    InitiativeEntries and(String initiative, Fact fact) {
        return switch (fact.body()) {
            case InitiativeFact.EffortSpent f -> new InitiativeEntries(with(efforts, fact), values, opportunities);
            case InitiativeFact.ValueDelivered f -> new InitiativeEntries(efforts, with(values, fact), opportunities);
            case InitiativeFact.Opportunity f -> new InitiativeEntries(efforts, values, with(opportunities, fact));
            case InitiativeFact.EffortTold f -> known("effort", f.effort(), efforts, initiative, fact);
            case InitiativeFact.ValueConfirmed f -> known("delivered", f.delivered(), values, initiative, fact);
            case InitiativeFact.OpportunityDecided f ->
                known("opportunity", f.opportunity(), opportunities, initiative, fact);
            default -> this;
        };
    }

    private static Set<String> with(Set<String> refs, Fact fact) {
        Set<String> all = new TreeSet<>(refs);
        all.add(fact.ref());
        return all;
    }

    private InitiativeEntries known(String field, String ref, Set<String> refs, String initiative, Fact fact) {
        if (!refs.contains(ref)) {
            throw RejectedException.unknown(
                    field,
                    "Initiative \"%s\" has no %s \"%s\" at %s. Maybe look at those of the initiative?",
                    initiative,
                    field.equals("delivered") ? "delivered value" : field,
                    ref,
                    fact.at());
        }
        return this;
    }

    /**
     * Returns the facts with each effort, value and opportunity in its latest state: with the time at which the account
     * was informed, the stakeholder who confirmed it, or the decision.
     */
    static List<Fact> latest(List<Fact> facts) {
        Map<String, Instant> told = new HashMap<>();
        TypedFact.ofType(facts, InitiativeFact.EffortTold.class)
                .forEach(typed -> told.putIfAbsent(typed.body().effort(), typed.at()));
        Map<String, String> confirmed = new HashMap<>();
        TypedFact.ofType(facts, InitiativeFact.ValueConfirmed.class)
                .forEach(typed -> confirmed.putIfAbsent(
                        typed.body().delivered(), typed.body().confirmedBy()));
        Map<String, Boolean> won = new HashMap<>();
        TypedFact.ofType(facts, InitiativeFact.OpportunityDecided.class)
                .forEach(typed ->
                        won.put(typed.body().opportunity(), typed.body().won()));
        return facts.stream()
                .map(fact -> switch (fact.body()) {
                    case InitiativeFact.EffortSpent f
                    when f.toldAt() == null && told.containsKey(fact.ref()) -> fact.with(f.told(told.get(fact.ref())));
                    case InitiativeFact.ValueDelivered f
                    when f.confirmedBy() == null && confirmed.containsKey(fact.ref()) ->
                        fact.with(new InitiativeFact.ValueDelivered(
                                f.initiative(), f.value(), confirmed.get(fact.ref())));
                    case InitiativeFact.Opportunity f
                    when won.containsKey(fact.ref()) ->
                        fact.with(new InitiativeFact.Opportunity(
                                f.initiative(), f.title(), f.value(), f.horizon(), won.get(fact.ref())));
                    default -> fact;
                })
                .toList();
    }
}
