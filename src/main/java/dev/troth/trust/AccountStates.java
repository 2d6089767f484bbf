package dev.troth.trust;

import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Follower;
import dev.troth.ledger.Ledger;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moment;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.scoring.StateCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
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
import org.jspecify.annotations.Nullable;

/** Keeps the state of every account current with its facts, and finds the state as of any moment. */
@ApplicationScoped
class AccountStates implements Follower {
    private static final Moment END_OF_TIME = Moment.at(Instant.parse("9999-01-01T00:00:00Z"));

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;
    private final Clock clock;
    private final Instance<ScoreRows> scores;
    private final Model model = Model.standard();

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
        after.putAll(folded(anew, END_OF_TIME));
        store(after);
        // An account that has facts of the future is scored by what can be seen of it now.
        Instant now = clock.instant();
        Set<UUID> ahead = new HashSet<>();
        growth.stream().filter(g -> g.headAfter().isAfter(now)).forEach(g -> ahead.add(g.accountId()));
        after.keySet().removeAll(ahead);
        AccountState market = market(Moment.at(now));
        after.replaceAll((account, state) -> state.inMarketOf(market));
        after.putAll(at(ahead, Moment.at(now)));
        scores.get().keep(after, now);
    }

    @Override
    public void appendedToMarket() {
        scores.get().forgetAll();
    }

    /** Keeps the states anew of those accounts whose states are missing or in a format of another version of Troth. */
    void mend(Collection<UUID> accounts) {
        Set<UUID> broken = new HashSet<>(accounts);
        broken.removeAll(stored(accounts).keySet());
        if (!broken.isEmpty()) {
            store(folded(broken, END_OF_TIME));
        }
    }

    /** The states of these accounts as of a moment, the market included. */
    Map<UUID, AccountState> at(Collection<UUID> accounts, Moment moment) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        Map<UUID, AccountState> states = holding(accounts, moment);
        List<UUID> anew =
                accounts.stream().filter(id -> !states.containsKey(id)).toList();
        states.putAll(folded(anew, moment));
        AccountState market = market(moment);
        states.replaceAll((account, state) -> state.inMarketOf(market));
        return states;
    }

    /** The kept states of those accounts of which everything that is known can be seen from the moment. */
    private Map<UUID, AccountState> holding(Collection<UUID> accounts, Moment moment) {
        return decoded("""
                select k.account_id, k.state from account_state k
                join account_stream s on s.workspace_id = k.workspace_id and s.id = k.account_id
                where k.workspace_id = ? and k.account_id = any(?::uuid[]) and s.head_at <= ?
                  and (?::timestamptz is null or s.head_recorded_at <= ?)
                """, workspace.id(), accounts, moment.asOf(), moment.knownAt(), moment.knownAt());
    }

    private AccountState market(Moment moment) {
        return model.fold(AccountState.EMPTY, EvidenceMaker.evidence(ledger.marketHistory(moment)));
    }

    /** The state of the account of a fact with what was known when it was recorded, with the fact or without it. */
    AccountState around(Fact fact, boolean included, Instant asOf) {
        List<Evidence> evidence = EvidenceMaker.evidence(ledger.historyUntil(fact, included, asOf));
        return model.fold(AccountState.EMPTY, evidence).inMarketOf(market(Moment.at(asOf)));
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

    /** Those kept in a format that is still understood; the others will be folded anew. */
    private Map<UUID, AccountState> stored(Collection<UUID> accounts) {
        return accounts.isEmpty()
                ? Map.of()
                : decoded(
                        "select account_id, state from account_state where workspace_id = ? and account_id = any(?::uuid[])",
                        workspace.id(),
                        accounts);
    }

    private Map<UUID, AccountState> decoded(String sql, @Nullable Object... parameters) {
        Map<UUID, AccountState> states = new HashMap<>();
        database.query(
                sql,
                row -> {
                    byte[] bytes = row.getBytes("state");
                    if (StateCodec.isCurrent(bytes)) {
                        states.put(row.getObject("account_id", UUID.class), StateCodec.decode(bytes));
                    }
                    return states;
                },
                parameters);
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
