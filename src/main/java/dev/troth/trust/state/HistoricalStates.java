package dev.troth.trust.state;

import dev.troth.account.AccountFact;
import dev.troth.ledger.Fact;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.trust.evidence.EvidenceMapper;
import dev.troth.trust.evidence.FactIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * An account in the past, folded from its facts and those of the market. A pure function.
 *
 * @param facts all of the account, sorted
 * @param market facts that belong to no account, sorted
 */
public record HistoricalStates(Model model, List<Fact> facts, List<Fact> market) {

    /** Returns the state at an instant; later facts are left out. */
    public AccountState at(Instant then) {
        return fold(facts, then).inMarketOf(fold(market, then));
    }

    /**
     * Returns the states at several instants from one pass over the facts. Each is bit-identical to a separate
     * computation.
     *
     * @param instants in order
     */
    public List<AccountState> at(List<Instant> instants) {
        List<AccountState> states = new ArrayList<>();
        // The kind of an account is valid for all of its facts, even for those before the one that opened it.
        List<Fact> context = new ArrayList<>(facts.stream()
                .filter(fact -> fact.body() instanceof AccountFact)
                .toList());
        AccountState state = AccountState.EMPTY;
        List<Fact> inOrder = facts.stream()
                .sorted(Comparator.comparing(EvidenceMapper::countsFrom))
                .toList();
        int from = 0;
        for (Instant then : instants) {
            int to = from;
            while (to < inOrder.size()
                    && !EvidenceMapper.countsFrom(inOrder.get(to)).isAfter(then)) {
                to++;
            }
            List<Fact> since = inOrder.subList(from, to);
            state = model.fold(state, EvidenceMapper.evidence(since, context));
            since.stream()
                    .filter(fact -> EvidenceMapper.isContext(fact) && !(fact.body() instanceof AccountFact))
                    .forEach(context::add);
            from = to;
            states.add(state.inMarketOf(fold(market, then)));
        }
        return states;
    }

    /**
     * Assesses the account at an instant after each fact since an earlier one, one after the other.
     *
     * @param step receives each fact with the assessment, which is valid until it returns
     */
    public void replay(Instant from, Instant to, BiConsumer<Fact, Assessment> step) {
        List<Fact> before = new ArrayList<>();
        List<Fact> since = new ArrayList<>();
        for (List<Fact> some : List.of(facts, market)) {
            some.stream()
                    .filter(fact -> !EvidenceMapper.countsFrom(fact).isAfter(to))
                    .forEach(fact -> (EvidenceMapper.countsFrom(fact).isAfter(from) ? since : before).add(fact));
        }
        FactIndex index = new FactIndex(since);
        List<Evidence> evidence = EvidenceMapper.evidence(since, before);
        model.replay(at(from), evidence, to, (key, then) -> step.accept(index.of(key), then));
    }

    private AccountState fold(List<Fact> some, Instant then) {
        return model.fold(
                AccountState.EMPTY,
                EvidenceMapper.evidence(some.stream()
                        .filter(fact -> !EvidenceMapper.countsFrom(fact).isAfter(then))
                        .toList()));
    }
}
