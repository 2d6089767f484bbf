package dev.troth.trust;

import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Follower;
import dev.troth.ledger.Ledger;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.scoring.StateCodec;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps the state of every account current with its facts, and finds the state as of any moment. */
@ApplicationScoped
class AccountStates implements Follower {

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Clock clock;
    private final Instance<ScoreRows> scores;
    private final Model model = Model.standard();
    private final Map<UUID, Market> markets = new ConcurrentHashMap<>();

    /** The facts about a whole market, corrections included. */
    private record Market(long version, List<Fact> facts) {}

    AccountStates(
            Database database, CurrentWorkspace workspace, Ledger ledger, Clock clock, Instance<ScoreRows> scores) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
        this.clock = clock;
        this.scores = scores;
    }

    Model model() {
        return model;
    }

    /** Folds new facts onto the states; where one came late or corrects another, folds that account anew. */
    @Override
    public void appended(List<Growth> growth) {
        List<Growth> forward = growth.stream().filter(Growth::isForward).toList();
        Set<UUID> anew = new HashSet<>();
        growth.stream().filter(g -> !g.isForward()).forEach(g -> anew.add(g.accountId()));
        Map<UUID, AccountState> before = stored(forward.stream()
                .filter(g -> g.headBefore().isAfter(Instant.MIN))
                .map(Growth::accountId)
                .toList());
        List<Fact> requests = requestsBehind(forward);
        Map<UUID, AccountState> after = new HashMap<>();
        for (Growth g : forward) {
            if (g.headBefore().isAfter(Instant.MIN) && !before.containsKey(g.accountId())) {
                anew.add(g.accountId());
            } else {
                List<Evidence> evidence = EvidenceMaker.evidence(g.facts(), requests);
                AccountState state = before.getOrDefault(g.accountId(), AccountState.EMPTY);
                after.put(g.accountId(), model.fold(state, evidence));
            }
        }
        after.putAll(folded(anew, Moment.END_OF_TIME));
        store(after);
        // An account that has facts of the future is scored by what can be seen of it now.
        Instant now = clock.instant();
        Set<UUID> ahead = new HashSet<>();
        growth.stream().filter(g -> g.headAfter().isAfter(now)).forEach(g -> ahead.add(g.accountId()));
        after.keySet().removeAll(ahead);
        AccountState market = market(ledger.marketFacts(), Moment.at(now));
        after.replaceAll((account, state) -> state.inMarketOf(market));
        after.putAll(at(ahead, Moment.at(now)));
        scores.get().keep(after, now);
    }

    @Override
    public void appendedToMarket(List<Fact> facts) {
        if (EvidenceMaker.concernsScores(facts)) {
            scores.get().forgetAll();
        }
    }

    /** Keeps the states anew of those accounts whose states are missing or in a format of another version of Troth. */
    void mend(Collection<UUID> accounts) {
        Set<UUID> broken = new HashSet<>(accounts);
        broken.removeAll(stored(accounts).keySet());
        if (!broken.isEmpty()) {
            store(folded(broken, Moment.END_OF_TIME));
        }
    }

    /** The states of these accounts as of a moment, the market included. */
    Map<UUID, AccountState> at(Collection<UUID> accounts, Moment moment) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        StatesReading reading = new StatesReading(accounts, accounts, moment, states -> states);
        database.queries(reading.sql(), List.of(reading), reading.parameters());
        return reading.states();
    }

    /**
     * How the states of these accounts are read.
     *
     * @param key under what the outcome is kept
     * @param outcome what the states come to
     */
    ReadAlong.Reading reading(
            Object key, Collection<UUID> accounts, Moment moment, Function<Map<UUID, AccountState>, Object> outcome) {
        return new StatesReading(key, accounts, moment, outcome);
    }

    /**
     * The kept states of those accounts of which everything that is known can be seen from the moment, while they are
     * read; the others are folded.
     */
    private final class StatesReading implements ReadAlong.Reading {
        private final Object key;
        private final Collection<UUID> accounts;
        private final Moment moment;
        private final Function<Map<UUID, AccountState>, Object> outcome;
        private final Map<UUID, AccountState> states = new HashMap<>();
        private long marketVersion;

        StatesReading(
                Object key,
                Collection<UUID> accounts,
                Moment moment,
                Function<Map<UUID, AccountState>, Object> outcome) {
            this.key = key;
            this.accounts = accounts;
            this.moment = moment;
            this.outcome = outcome;
        }

        @Override
        public Object key() {
            return key;
        }

        @Override
        public String sql() {
            return """
                    select k.account_id, k.state, w.market_version from workspace w
                    left join (account_stream s
                        join account_state k on k.workspace_id = s.workspace_id and k.account_id = s.id)
                    on s.workspace_id = w.id and s.id = any(?::uuid[]) and s.head_at <= ?
                      and (?::timestamptz is null or s.head_recorded_at <= ?)
                    where w.id = ?
                    """;
        }

        @Override
        public @Nullable Object[] parameters() {
            return new @Nullable Object[] {accounts, moment.asOf(), moment.knownAt(), moment.knownAt(), workspace.id()};
        }

        @Override
        public void visit(ResultSet row) throws SQLException {
            take(row, states);
            marketVersion = row.getLong("market_version");
        }

        @Override
        public Object outcome() {
            return outcome.apply(states());
        }

        /** All of them, the market included. */
        Map<UUID, AccountState> states() {
            List<UUID> anew =
                    accounts.stream().filter(id -> !states.containsKey(id)).toList();
            states.putAll(folded(anew, moment));
            AccountState market = market(marketVersion, moment);
            states.replaceAll((account, state) -> state.inMarketOf(market));
            return states;
        }
    }

    /** Takes the state of a row, if there is one and its format is still understood; others will be folded anew. */
    private static void take(ResultSet row, Map<UUID, AccountState> states) throws SQLException {
        byte[] bytes = row.getBytes("state");
        if (bytes != null && StateCodec.isCurrent(bytes)) {
            states.put(row.getObject("account_id", UUID.class), StateCodec.decode(bytes));
        }
    }

    /** What is known of the market; its facts are few, and kept until one is added. */
    private AccountState market(long version, Moment moment) {
        Market known = markets.get(workspace.id());
        if (known == null || known.version != version) {
            known = new Market(version, ledger.marketFacts());
            markets.put(workspace.id(), known);
        }
        return market(known.facts, moment);
    }

    private AccountState market(List<Fact> facts, Moment moment) {
        return facts.isEmpty()
                ? AccountState.EMPTY
                : model.fold(AccountState.EMPTY, EvidenceMaker.evidence(ledger.seen(facts, moment)));
    }

    /** The state of an account as it was, the market included, from facts of which the later ones are left out. */
    AccountState past(List<Fact> facts, List<Fact> marketFacts, Instant then) {
        return fold(facts, then).inMarketOf(fold(marketFacts, then));
    }

    /**
     * The states of an account at several instants, from one pass over its facts: the same, to the last bit, as each
     * alone.
     *
     * @param instants in order
     */
    List<AccountState> past(List<Fact> facts, List<Fact> marketFacts, List<Instant> instants) {
        List<AccountState> states = new ArrayList<>();
        List<Fact> requests = new ArrayList<>();
        AccountState state = AccountState.EMPTY;
        int from = 0;
        for (Instant then : instants) {
            int to = from;
            while (to < facts.size() && !facts.get(to).at().isAfter(then)) {
                to++;
            }
            List<Fact> since = facts.subList(from, to);
            state = model.fold(state, EvidenceMaker.evidence(since, requests));
            since.stream()
                    .filter(fact -> fact.body() instanceof CommitmentFact.Requested)
                    .forEach(requests::add);
            from = to;
            states.add(state.inMarketOf(fold(marketFacts, then)));
        }
        return states;
    }

    /** See {@link Assessments#replay}. */
    void replay(List<Fact> facts, List<Fact> marketFacts, Instant from, Instant to, BiConsumer<Fact, Assessment> step) {
        List<Fact> before = new ArrayList<>();
        Map<String, Fact> since = new LinkedHashMap<>();
        Stream.concat(facts.stream(), marketFacts.stream())
                .filter(fact -> !fact.at().isAfter(to))
                .forEach(fact -> {
                    if (fact.at().isAfter(from)) {
                        since.put(name(fact.type().name(), fact.ref()), fact);
                    } else {
                        before.add(fact);
                    }
                });
        List<Evidence> evidence = EvidenceMaker.evidence(List.copyOf(since.values()), before);
        model.replay(
                past(facts, marketFacts, from),
                evidence,
                to,
                (key, then) -> step.accept(Objects.requireNonNull(since.get(name(key.type(), key.ref()))), then));
    }

    /** What is unique about a fact within its workspace. */
    static String name(String type, String ref) {
        return type + ' ' + ref;
    }

    private AccountState fold(List<Fact> facts, Instant then) {
        return model.fold(
                AccountState.EMPTY,
                EvidenceMaker.evidence(
                        facts.stream().filter(fact -> !fact.at().isAfter(then)).toList()));
    }

    /** All facts of the accounts folded, as if nothing had been kept. */
    private Map<UUID, AccountState> folded(Collection<UUID> accounts, Moment moment) {
        Map<UUID, AccountState> states = new HashMap<>();
        if (accounts.isEmpty()) {
            return states;
        }
        Map<UUID, List<Fact>> facts = ledger.history(accounts, moment);
        for (UUID account : accounts) {
            List<Evidence> evidence = EvidenceMaker.evidence(facts.getOrDefault(account, List.of()));
            states.put(account, model.fold(AccountState.EMPTY, evidence));
        }
        return states;
    }

    /** Promises and refusals that leave their importance to the request they answer, which came earlier. */
    private List<Fact> requestsBehind(List<Growth> forward) {
        Set<String> answers = new HashSet<>();
        for (Growth g : forward) {
            for (Fact fact : g.facts()) {
                boolean silent = switch (fact.body()) {
                    case CommitmentFact.Made made -> made.importance() == null;
                    case CommitmentFact.Declined declined -> declined.importance() == null;
                    default -> false;
                };
                if (silent && g.headBefore().isAfter(Instant.MIN)) {
                    answers.add(fact.subjectRef());
                }
            }
        }
        return answers.isEmpty()
                ? List.of()
                : ledger.historyOf("commitment", answers).stream()
                        .filter(fact -> fact.body() instanceof CommitmentFact.Requested)
                        .toList();
    }

    /** Those that are kept. */
    private Map<UUID, AccountState> stored(Collection<UUID> accounts) {
        Map<UUID, AccountState> states = new HashMap<>();
        if (!accounts.isEmpty()) {
            database.queries(
                    "select account_id, state from account_state where workspace_id = ? and account_id = any(?::uuid[])",
                    List.of(row -> take(row, states)),
                    workspace.id(),
                    accounts);
        }
        return states;
    }

    private void store(Map<UUID, AccountState> states) {
        List<UUID> ids = new ArrayList<>();
        List<byte[]> bytes = new ArrayList<>();
        states.forEach((id, state) -> {
            ids.add(id);
            bytes.add(StateCodec.encode(state));
        });
        database.update("""
                insert into account_state (workspace_id, account_id, state)
                select ?, t.id, t.state from unnest(?::uuid[], ?::bytea[]) as t(id, state)
                on conflict (workspace_id, account_id) do update set state = excluded.state
                """, workspace.id(), ids, bytes);
    }
}
