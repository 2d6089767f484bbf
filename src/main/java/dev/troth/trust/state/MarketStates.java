package dev.troth.trust.state;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Model;
import dev.troth.trust.evidence.EvidenceMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** States of the whole market of a workspace. Its facts are few, and cached until one is added. */
@ApplicationScoped
class MarketStates {
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Map<UUID, Market> markets = new ConcurrentHashMap<>();

    /** Facts about a whole market, corrections included. */
    private record Market(long version, List<Fact> facts) {}

    MarketStates(CurrentWorkspace workspace, Ledger ledger) {
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /** @param version version of the facts, as counted in the row of the workspace */
    AccountState at(long version, AsOf moment, Model model) {
        Market known = markets.get(workspace.id());
        if (known == null || known.version != version) {
            known = new Market(version, ledger.marketFacts());
            markets.put(workspace.id(), known);
        }
        return fold(known.facts, moment, model);
    }

    /** Returns the state by the facts that are stored now, those of the current transaction included. */
    AccountState now(AsOf moment, Model model) {
        return fold(ledger.marketFacts(), moment, model);
    }

    private AccountState fold(List<Fact> facts, AsOf moment, Model model) {
        return facts.isEmpty()
                ? AccountState.EMPTY
                : model.fold(AccountState.EMPTY, EvidenceMapper.evidence(ledger.seen(facts, moment)));
    }
}
