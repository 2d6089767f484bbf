package dev.troth.trust.hierarchy;

import dev.troth.account.AccountHierarchy;
import dev.troth.account.AccountHierarchy.Tree;
import dev.troth.account.AccountKind;
import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.contract.ContractHistory;
import dev.troth.currency.ExchangeRates;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.platform.database.Row;
import dev.troth.scoring.Assessment;
import dev.troth.trust.explain.AssessmentService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads the trees of a batch of accounts, with as many statements as one tree would take. */
@ApplicationScoped
class AccountTrees {
    private final AccountHierarchy hierarchy;
    private final AccountLookup accounts;
    private final AssessmentService assessments;
    private final Ledger ledger;

    AccountTrees(AccountHierarchy hierarchy, AccountLookup accounts, AssessmentService assessments, Ledger ledger) {
        this.hierarchy = hierarchy;
        this.accounts = accounts;
        this.assessments = assessments;
        this.ledger = ledger;
    }

    AccountTree of(AccountView account) {
        BatchContext<? extends Row> batch = account.batch();
        Map<String, AccountTree> all = batch.computeIfAbsent("account trees", () -> read(batch));
        return Objects.requireNonNull(all.get(account.getRef()));
    }

    private Map<String, AccountTree> read(BatchContext<? extends Row> batch) {
        AsOf moment = batch.moment();
        Map<String, Tree> trees =
                hierarchy.trees(accounts.byIds(batch.ids(), moment).values(), moment);
        Set<UUID> all = trees.values().stream()
                .filter(Tree::complete)
                .flatMap(tree -> tree.accounts().stream())
                .map(AccountView::uuid)
                .collect(Collectors.toSet());
        Facts facts = new Facts(
                contracts(all, moment),
                assessments.assess(all, moment),
                ExchangeRates.of(ledger.seen(ledger.marketFacts(), moment), moment.asOf()),
                moment);
        Map<String, AccountTree> read = new HashMap<>();
        trees.forEach((root, tree) -> read.put(root, facts.tree(tree)));
        return read;
    }

    private Map<UUID, ContractHistory> contracts(Collection<UUID> of, AsOf moment) {
        Map<UUID, List<Fact>> facts = new HashMap<>();
        for (String kind : List.of("account", "contract")) {
            ledger.history(of, kind, moment)
                    .forEach((account, some) -> facts.computeIfAbsent(account, id -> new ArrayList<>())
                            .addAll(some));
        }
        Map<UUID, ContractHistory> histories = new HashMap<>();
        facts.forEach((account, some) -> histories.put(account, ContractHistory.of(some)));
        return histories;
    }

    /** Contracts and assessments of the accounts of all trees of a batch. */
    private record Facts(
            Map<UUID, ContractHistory> contracts, Map<UUID, Assessment> assessments, ExchangeRates rates, AsOf moment) {

        AccountTree tree(Tree tree) {
            if (!tree.complete()) {
                return new AccountTree(0, 0, 0, tree.levels(), null);
            }
            Party supplier = supplier(tree.accounts().getFirst());
            List<AccountView> sameSide = tree.accounts().stream()
                    .filter(account -> supplier(account) == supplier)
                    .toList();
            List<RatedAccount> counted = sameSide.stream()
                    .filter(account -> history(account).leftAt(supplier) == null)
                    .map(account -> rated(account, supplier))
                    .toList();
            return new AccountTree(
                    counted.size(),
                    sameSide.size() - counted.size(),
                    tree.accounts().size() - sameSide.size(),
                    tree.levels(),
                    new TreeRollUp(counted, rates));
        }

        private static Party supplier(AccountView account) {
            return account.kind() == AccountKind.VENDOR ? Party.THEM : Party.US;
        }

        private ContractHistory history(AccountView account) {
            return Objects.requireNonNull(contracts.get(account.uuid()));
        }

        private RatedAccount rated(AccountView account, Party supplier) {
            List<Money> values = history(account).begun(supplier, moment.asOf()).stream()
                    .map(ContractHistory.Held::value)
                    .toList();
            return new RatedAccount(account, Objects.requireNonNull(assessments.get(account.uuid())), values);
        }
    }
}
