package dev.troth.playbook;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.stakeholder.PoliticsFact;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads playbook runs: of an account, by ref and by global id. */
@ApplicationScoped
class PlaybookRunLookup implements NodeSource {
    private final FactBatchLoader facts;
    private final Ledger ledger;
    private final AccountLookup accounts;
    private final CurrentWorkspace workspace;

    PlaybookRunLookup(FactBatchLoader facts, Ledger ledger, AccountLookup accounts, CurrentWorkspace workspace) {
        this.facts = facts;
        this.ledger = ledger;
        this.accounts = accounts;
        this.workspace = workspace;
    }

    /** Returns the runs of an account that the caller may see, due ones first. */
    List<PlaybookRun> of(AccountView account) {
        List<Fact> market = PoliticsFact.visible(
                facts.ofMarket(account.batch()), workspace.require().visibility());
        return PlaybookRuns.of(
                        facts.of(account.batch(), account.uuid()),
                        market,
                        account.batch().moment().asOf())
                .stream()
                .map(run -> new PlaybookRun(run, account.batch(), account.uuid()))
                .toList();
    }

    /** Returns a started run by ref; null if it does not exist. */
    @Nullable
    PlaybookRun byRef(UUID account, String ref, AsOf moment) {
        return accounts.byIds(Set.of(account), moment).values().stream()
                .flatMap(view -> of(view).stream())
                .filter(run -> ref.equals(run.getRef()))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String prefix() {
        return PlaybookRun.PREFIX;
    }

    @Override
    public Map<UUID, PlaybookRun> nodes(Collection<UUID> ids, AsOf moment) {
        Set<UUID> ofRuns = ledger.facts(ids).stream()
                .filter(fact -> fact.body() instanceof PlaybookFact.Started)
                .map(fact -> Objects.requireNonNull(fact.accountId()))
                .collect(Collectors.toSet());
        Map<UUID, PlaybookRun> nodes = new HashMap<>();
        accounts.byIds(ofRuns, moment).values().stream()
                .flatMap(view -> of(view).stream())
                .filter(run -> ids.contains(run.uuid()))
                .forEach(run -> nodes.put(run.uuid(), run));
        return nodes;
    }
}
