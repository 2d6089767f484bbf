package dev.troth.trust.state;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactListener;
import dev.troth.ledger.FactListener.Growth;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchReader;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.trust.evidence.EvidenceMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Synchronous projection of the state of every account; also returns states as of any moment. */
@ApplicationScoped
public class AccountStateStore implements FactListener {

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final AccountStateTable table;
    private final StateContinuation continuation;
    private final MarketStates markets;
    private final Clock clock;
    private final Instance<ScoreTable> scores;
    private final ModelRegistry models;

    /**
     * States read from the database, with the version of the model that computed them; other versions cannot use them.
     */
    public record Seen(Model model, Map<UUID, AccountState> states) {}

    AccountStateStore(
            Database database,
            CurrentWorkspace workspace,
            Ledger ledger,
            AccountStateTable table,
            StateContinuation continuation,
            MarketStates markets,
            Clock clock,
            Instance<ScoreTable> scores,
            ModelRegistry models) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
        this.table = table;
        this.continuation = continuation;
        this.markets = markets;
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
        AccountStateTable.Stored before = table.read(growth.stream()
                .filter(g -> g.isForward() && !StateContinuation.isNew(g))
                .map(Growth::accountId)
                .toList());
        StateContinuation.Added added = continuation.of(growth);
        ModelRegistry.Kept kept = models.kept(before.changes());
        for (Model shadow : kept.shadows()) {
            table.write(shadow, grown(added, shadow, before.of(shadow), false));
        }
        Model active = kept.active();
        Map<UUID, AccountState> after = grown(added, active, before.of(active), true);
        table.write(active, after);
        storeScores(growth, active, after);
    }

    /**
     * Returns the states after some growth.
     *
     * @param complete whether every account must have a state; otherwise accounts without one are left to the task that
     * computes them
     */
    private Map<UUID, AccountState> grown(
            StateContinuation.Added added, Model model, Map<UUID, AccountState> before, boolean complete) {
        Set<UUID> again = new HashSet<>(added.withHistory());
        Map<UUID, AccountState> after = new HashMap<>();
        for (Growth g : added.continued()) {
            UUID account = g.accountId();
            if (StateContinuation.isNew(g) || before.containsKey(account)) {
                AccountState state = before.getOrDefault(account, AccountState.EMPTY);
                after.put(account, model.fold(state, added.evidence(g)));
            } else if (complete) {
                again.add(account);
            }
        }
        after.putAll(folded(again, AsOf.END_OF_TIME, model));
        return after;
    }

    /** Stores the scores. An account with facts in the future is scored by the facts that are visible now. */
    private void storeScores(List<Growth> growth, Model active, Map<UUID, AccountState> after) {
        Instant now = clock.instant();
        Set<UUID> ahead = new HashSet<>();
        growth.stream().filter(g -> g.headAfter().isAfter(now)).forEach(g -> ahead.add(g.accountId()));
        Map<UUID, AccountState> current = new HashMap<>(after);
        current.keySet().removeAll(ahead);
        current.putAll(folded(ahead, AsOf.at(now), active));
        // Not the cached market, which this transaction may have changed: a rollback would leave the change in the
        // cache.
        AccountState market = markets.now(AsOf.at(now), active);
        current.replaceAll((account, state) -> state.inMarketOf(market));
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
        AccountStateTable.Stored stored = table.read(accounts);
        models.kept(stored.changes()).all().forEach(model -> {
            Set<UUID> broken = new HashSet<>(accounts);
            broken.removeAll(stored.of(model).keySet());
            if (!broken.isEmpty()) {
                keep(broken, model);
            }
        });
    }

    /** Folds accounts again with a version and stores their states. The caller holds the locks of these accounts. */
    void keep(Collection<UUID> accounts, Model model) {
        table.write(model, folded(accounts, AsOf.END_OF_TIME, model));
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
            AccountStateTable.add(row, states);
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
            AccountState market = markets.at(marketVersion, moment, model);
            states.replaceAll((account, state) -> state.inMarketOf(market));
            return new Seen(model, states);
        }
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
}
