package dev.troth.trust.state;

import dev.troth.commitment.CommitmentFact;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.insight.InsightFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactListener;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchReader;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.scoring.StateCodec;
import dev.troth.signal.SignalFact;
import dev.troth.trust.evidence.EvidenceMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Synchronous projection of the state of every account; also returns states as of any moment. */
@ApplicationScoped
public class AccountStateStore implements FactListener {

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Clock clock;
    private final Instance<ScoreTable> scores;
    private final ModelRegistry models;
    private final Map<UUID, Market> markets = new ConcurrentHashMap<>();

    /** Facts about a whole market, corrections included. */
    private record Market(long version, List<Fact> facts) {}

    /**
     * States read from the database, with the version of the model that computed them; other versions cannot use them.
     */
    public record Seen(Model model, Map<UUID, AccountState> states) {}

    AccountStateStore(
            Database database,
            CurrentWorkspace workspace,
            Ledger ledger,
            Clock clock,
            Instance<ScoreTable> scores,
            ModelRegistry models) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
        this.clock = clock;
        this.scores = scores;
        this.models = models;
    }

    /** Returns the version that computes the scores. */
    public Model model() {
        return models.active();
    }

    /**
     * Applies new facts to the states of every stored version. An account with a late fact or a correction is folded
     * again.
     */
    @Override
    public void appended(List<Growth> growth) {
        List<Growth> forward = growth.stream().filter(Growth::isForward).toList();
        Stored before = stored(forward.stream()
                .filter(g -> g.headBefore().isAfter(Instant.MIN))
                .map(Growth::accountId)
                .toList());
        List<Fact> context = contextOf(forward);
        ModelRegistry.Kept kept = models.kept(before.changes);
        for (Model shadow : kept.shadows()) {
            store(shadow, grown(growth, shadow, before.of(shadow), context, false));
        }
        Model active = kept.active();
        Map<UUID, AccountState> after = grown(growth, active, before.of(active), context, true);
        store(active, after);
        storeScores(growth, active, after);
    }

    /**
     * Returns the states after some growth.
     *
     * @param complete whether every account must have a state; otherwise accounts without one are left to the task that
     * computes them
     */
    private Map<UUID, AccountState> grown(
            List<Growth> growth, Model model, Map<UUID, AccountState> before, List<Fact> context, boolean complete) {
        Set<UUID> anew = new HashSet<>();
        Map<UUID, AccountState> after = new HashMap<>();
        Set<UUID> vendors = vendors(growth);
        for (Growth g : growth) {
            boolean isNew = !g.headBefore().isAfter(Instant.MIN);
            boolean needsHistory = !isNew && g.facts().stream().anyMatch(AccountStateStore::needsHistory);
            if (!g.isForward() || needsHistory || vendors.contains(g.accountId()) || hasOutcome(g)) {
                anew.add(g.accountId());
            } else if (isNew || before.containsKey(g.accountId())) {
                List<Evidence> evidence = EvidenceMapper.evidence(g.facts(), context);
                AccountState state = before.getOrDefault(g.accountId(), AccountState.EMPTY);
                after.put(g.accountId(), model.fold(state, evidence));
            } else if (complete) {
                anew.add(g.accountId());
            }
        }
        after.putAll(folded(anew, AsOf.END_OF_TIME, model));
        return after;
    }

    /** Whether a departure counts depends on all contracts before, which are not part of the state. */
    private static boolean hasOutcome(Growth growth) {
        return growth.facts().stream()
                .anyMatch(fact ->
                        fact.body() instanceof ContractFact.Renewed || fact.body() instanceof ContractFact.Churned);
    }

    /** Returns the accounts that are not plain customers: their evidence depends on the fact that opened them. */
    private Set<UUID> vendors(List<Growth> growth) {
        return Set.copyOf(database.query(
                "select id from account where workspace_id = ? and id = any(?::uuid[]) and kind <> 'CUSTOMER'",
                row -> row.getObject("id", UUID.class),
                workspace.id(),
                growth.stream().map(Growth::accountId).toList()));
    }

    /** Stores the scores. An account with facts in the future is scored by the facts that are visible now. */
    private void storeScores(List<Growth> growth, Model active, Map<UUID, AccountState> after) {
        Instant now = clock.instant();
        Set<UUID> ahead = new HashSet<>();
        growth.stream().filter(g -> g.headAfter().isAfter(now)).forEach(g -> ahead.add(g.accountId()));
        Map<UUID, AccountState> current = new HashMap<>(after);
        current.keySet().removeAll(ahead);
        AccountState market = market(ledger.marketFacts(), AsOf.at(now), active);
        current.replaceAll((account, state) -> state.inMarketOf(market));
        current.putAll(at(ahead, AsOf.at(now), active).states());
        scores.get().keep(new Seen(active, current), now);
    }

    @Override
    public void appendedToMarket(List<Fact> facts) {
        if (EvidenceMapper.concernsScores(facts)) {
            scores.get().markAllStale();
        }
    }

    /** Recomputes states that are missing or in the format of another version of Troth. */
    void repair(Collection<UUID> accounts) {
        Stored stored = stored(accounts);
        models.kept(stored.changes).all().forEach(model -> {
            Set<UUID> broken = new HashSet<>(accounts);
            broken.removeAll(stored.of(model).keySet());
            if (!broken.isEmpty()) {
                keep(broken, model);
            }
        });
    }

    /** Folds accounts again with a version and stores their states. The caller holds the locks of these accounts. */
    void keep(Collection<UUID> accounts, Model model) {
        store(model, folded(accounts, AsOf.END_OF_TIME, model));
    }

    /** Returns the states of these accounts as of a moment, the market included, computed by the active version. */
    public Seen at(Collection<UUID> accounts, AsOf moment) {
        return at(accounts, moment, model());
    }

    /** Returns the states of these accounts as of a moment, the market included, computed by a stored version. */
    public Seen at(Collection<UUID> accounts, AsOf moment, Model model) {
        if (accounts.isEmpty()) {
            return new Seen(model, Map.of());
        }
        StatesReading reading = new StatesReading(accounts, accounts, moment, model, seen -> seen);
        database.queries(reading.sql(), List.of(reading), reading.parameters());
        return reading.seen();
    }

    /**
     * Returns the batched read of the states of these accounts.
     *
     * @param key key under which the result is stored
     */
    public BatchReader.Reading reading(
            Object key, Collection<UUID> accounts, AsOf moment, Function<Seen, Object> outcome) {
        return new StatesReading(key, accounts, moment, model(), outcome);
    }

    /** Reads the stored states of accounts whose facts are all visible from the moment; the others are folded. */
    private final class StatesReading implements BatchReader.Reading {
        private final Object key;
        private final Collection<UUID> accounts;
        private final AsOf moment;
        private final Model model;
        private final Function<Seen, Object> outcome;
        private final Map<UUID, AccountState> states = new HashMap<>();
        private long marketVersion;
        private long modelChanges;

        StatesReading(Object key, Collection<UUID> accounts, AsOf moment, Model model, Function<Seen, Object> outcome) {
            this.key = key;
            this.accounts = accounts;
            this.moment = moment;
            this.model = model;
            this.outcome = outcome;
        }

        @Override
        public Object key() {
            return key;
        }

        @Override
        public String sql() {
            return """
                    select k.account_id, k.state, w.market_version, w.model_changes from workspace w
                    left join (account_stream s
                        join account_state k on k.workspace_id = s.workspace_id and k.account_id = s.id)
                    on s.workspace_id = w.id and s.id = any(?::uuid[]) and k.model = ? and s.head_at <= ?
                      and (?::timestamptz is null or s.head_recorded_at <= ?)
                    where w.id = ?
                    """;
        }

        @Override
        public @Nullable Object[] parameters() {
            return new @Nullable Object[] {
                accounts,
                model.parameters().version(),
                moment.asOf(),
                moment.knownAt(),
                moment.knownAt(),
                workspace.id()
            };
        }

        @Override
        public void visit(ResultSet row) throws SQLException {
            take(row, states);
            marketVersion = row.getLong("market_version");
            modelChanges = row.getLong("model_changes");
        }

        @Override
        public Object outcome() {
            return outcome.apply(seen());
        }

        /**
         * Returns all states, the market included, computed by the version that is active now, which may be another
         * one.
         */
        Seen seen() {
            ModelRegistry.Kept kept = models.kept(modelChanges);
            if (kept.named(model.parameters().version()).isEmpty()) {
                return at(accounts, moment, kept.active());
            }
            List<UUID> anew =
                    accounts.stream().filter(id -> !states.containsKey(id)).toList();
            states.putAll(folded(anew, moment, model));
            AccountState market = market(marketVersion, moment, model);
            states.replaceAll((account, state) -> state.inMarketOf(market));
            return new Seen(model, states);
        }
    }

    /** Uses the state of a row if there is one in a supported format; other accounts are folded again. */
    private static void take(ResultSet row, Map<UUID, AccountState> states) throws SQLException {
        byte[] bytes = row.getBytes("state");
        if (bytes != null && StateCodec.isCurrent(bytes)) {
            states.put(row.getObject("account_id", UUID.class), StateCodec.decode(bytes));
        }
    }

    /** Returns the state of the market. Its facts are few, and cached until one is added. */
    private AccountState market(long version, AsOf moment, Model model) {
        Market known = markets.get(workspace.id());
        if (known == null || known.version != version) {
            known = new Market(version, ledger.marketFacts());
            markets.put(workspace.id(), known);
        }
        return market(known.facts, moment, model);
    }

    private AccountState market(List<Fact> facts, AsOf moment, Model model) {
        return facts.isEmpty()
                ? AccountState.EMPTY
                : model.fold(AccountState.EMPTY, EvidenceMapper.evidence(ledger.seen(facts, moment)));
    }

    /** Folds all facts of the accounts, without stored states. */
    private Map<UUID, AccountState> folded(Collection<UUID> accounts, AsOf moment, Model model) {
        Map<UUID, AccountState> states = new HashMap<>();
        if (accounts.isEmpty()) {
            return states;
        }
        Map<UUID, List<Fact>> facts = ledger.history(accounts, moment);
        for (UUID account : accounts) {
            List<Evidence> evidence = EvidenceMapper.evidence(facts.getOrDefault(account, List.of()));
            states.put(account, model.fold(AccountState.EMPTY, evidence));
        }
        return states;
    }

    /** The evidence in insights, in priorities and in ends of signals depends on earlier ones of the account. */
    private static boolean needsHistory(Fact fact) {
        return switch (fact.body()) {
            case InsightFact.RoadmapShared f -> false;
            case InsightFact f -> true;
            case InitiativeFact.Started f -> false;
            case InitiativeFact.PriorityChanged f -> true;
            case InitiativeFact.Ended f -> true;
            case SignalFact.Ended f -> true;
            default -> false;
        };
    }

    /**
     * Returns the earlier facts on which new evidence depends: requests behind commitments and refusals without an
     * importance of their own.
     */
    private List<Fact> contextOf(List<Growth> forward) {
        Set<String> answers = new HashSet<>();
        Set<UUID> added = new HashSet<>();
        for (Growth g : forward) {
            for (Fact fact : g.facts()) {
                added.add(fact.id());
                if (g.headBefore().isAfter(Instant.MIN)) {
                    switch (fact.body()) {
                        case CommitmentFact.Made made when made.importance() == null -> answers.add(fact.subjectRef());
                        case CommitmentFact.Declined declined
                        when declined.importance() == null -> answers.add(fact.subjectRef());
                        default -> {
                            // Complete in itself.
                        }
                    }
                }
            }
        }
        return history("commitment", answers)
                .filter(fact -> EvidenceMapper.isContext(fact) && !added.contains(fact.id()))
                .toList();
    }

    private Stream<Fact> history(String kind, Set<String> refs) {
        return refs.isEmpty() ? Stream.of() : ledger.historyOf(kind, refs).stream();
    }

    /**
     * Stored states, by version.
     *
     * @param changes counter of model changes when they were read
     */
    private record Stored(long changes, Map<String, Map<UUID, AccountState>> byVersion) {
        Map<UUID, AccountState> of(Model model) {
            return byVersion.getOrDefault(model.parameters().version(), Map.of());
        }
    }

    private Stored stored(Collection<UUID> accounts) {
        Map<String, Map<UUID, AccountState>> byVersion = new HashMap<>();
        AtomicLong changes = new AtomicLong();
        database.query(
                """
                select w.model_changes, k.account_id, k.model, k.state from workspace w
                left join account_state k on k.workspace_id = w.id and k.account_id = any(?::uuid[])
                where w.id = ?
                """,
                row -> {
                    changes.set(row.getLong("model_changes"));
                    if (row.getString("model") != null) {
                        take(row, byVersion.computeIfAbsent(row.getString("model"), version -> new HashMap<>()));
                    }
                    return 0;
                },
                accounts,
                workspace.id());
        return new Stored(changes.get(), byVersion);
    }

    private void store(Model model, Map<UUID, AccountState> states) {
        if (states.isEmpty()) {
            return;
        }
        List<UUID> ids = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        states.forEach((id, state) -> {
            ids.add(id);
            bytes.add(StateCodec.encode(state));
        });
        database.update("""
                insert into account_state (workspace_id, account_id, model, state)
                select ?, t.id, ?, t.state from unnest(?::uuid[], ?::bytea[]) as t(id, state)
                on conflict (workspace_id, account_id, model) do update set state = excluded.state
                """, workspace.id(), model.parameters().version(), ids, bytes);
    }
}
