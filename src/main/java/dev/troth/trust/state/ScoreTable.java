package dev.troth.trust.state;

import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Database;
import dev.troth.platform.list.HistoricalRows;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Projection of the scores of all accounts as rows, for filters and sort keys. Every write refreshes the rows of its
 * accounts. Time alone also moves scores, so each row has a time until which the change stays too small to notice, and
 * a periodic task refreshes the rows that are due.
 */
@ApplicationScoped
class ScoreTable implements HistoricalRows, Housekeeping {
    static final String TABLE = "account_score";

    /** A row is used for moments closer to now than this. */
    private static final Duration NEAR = Duration.ofHours(1);

    private static final int AT_ONCE = 500;

    private final Database database;
    private final CurrentWorkspace workspace;
    private final AccountStateStore states;
    private final Clock clock;

    ScoreTable(Database database, CurrentWorkspace workspace, AccountStateStore states, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public String table() {
        return TABLE;
    }

    /** Rows are valid now; as of the past, every account has to be scored again. */
    @Override
    public Set<UUID> notHolding(Set<UUID> changed, AsOf moment) {
        boolean now = moment.knownAt() == null
                && !moment.asOf().isBefore(clock.instant().minus(NEAR));
        return now && !moment.asOf().isAfter(clock.instant().plus(NEAR))
                ? changed
                : Set.copyOf(database.query(
                        "select id from account_stream where workspace_id = ?",
                        row -> row.getObject("id", UUID.class),
                        workspace.id()));
    }

    @Override
    public Collection<ScoreRow> rows(Set<UUID> accounts, AsOf moment) {
        return rows(states.at(accounts, moment), moment.asOf());
    }

    private void refresh(Collection<UUID> accounts) {
        Instant now = clock.instant();
        keep(states.at(accounts, AsOf.at(now)), now);
    }

    /** Stores the rows of accounts with these states. */
    void keep(AccountStateStore.Seen current, Instant now) {
        store(rows(current, now));
    }

    private List<ScoreRow> rows(AccountStateStore.Seen current, Instant asOf) {
        List<ScoreRow> rows = new ArrayList<>();
        // In the order of their ids, so that two transactions that write the same rows cannot deadlock.
        new TreeMap<>(current.states())
                .forEach((account, state) ->
                        rows.add(ScoreRow.of(workspace.id(), account, state, asOf, current.model())));
        return rows;
    }

    /** Recomputes rows that are due. */
    @Override
    public void runMaintenance() {
        untilFew(this::refreshDue);
        untilFew(this::refreshInMarket);
    }

    /** Recomputes all rows of this workspace. */
    void refreshAll() {
        QuarkusTransaction.requiringNew().run(this::markAllStale);
        untilFew(this::refreshInMarket);
    }

    private static void untilFew(Callable<Integer> some) {
        int refreshed = AT_ONCE;
        while (refreshed == AT_ONCE) {
            refreshed = QuarkusTransaction.requiringNew().call(some);
        }
    }

    /** Refreshes rows that time may have moved, most overdue first. */
    private int refreshDue() {
        List<UUID> due = database.query(
                """
                select account_id from account_score where workspace_id = ? and due_at <= ?
                order by due_at limit ? for update skip locked
                """, row -> row.getObject("account_id", UUID.class), workspace.id(), clock.instant(), AT_ONCE);
        if (!due.isEmpty()) {
            states.repair(due);
            refresh(due);
        }
        return due.size();
    }

    /** Refreshes rows that a fact about the market may have moved, in the order of their ids. */
    private int refreshInMarket() {
        List<UUID> next = database.query("""
                select k.account_id from workspace w
                join account_score k on k.workspace_id = w.id and k.account_id > w.market_swept_account
                where w.id = ? and k.as_of <= w.market_changed_at
                order by k.account_id limit ? for update
                """, row -> row.getObject("account_id", UUID.class), workspace.id(), AT_ONCE);
        if (!next.isEmpty()) {
            refresh(next);
        }
        database.update(
                "update workspace set market_swept_account = ? where id = ? and market_swept_account is not null",
                next.size() == AT_ONCE ? next.getLast() : null,
                workspace.id());
        return next.size();
    }

    /** Invalidates all rows after a fact about the whole market; the periodic task recomputes them. */
    void markAllStale() {
        database.update("""
                update workspace set market_version = market_version + 1, market_changed_at = ?, market_swept_account = ?
                where id = ?
                """, clock.instant(), new UUID(0, 0), workspace.id());
    }

    private void store(List<ScoreRow> rows) {
        database.update(
                """
                insert into account_score (workspace_id, account_id, as_of, due_at, trust, credibility, connection,
                    their_credibility, partnership, churn_30, churn_90, churn_180, churn_365, standing,
                    next_touchpoint_at)
                select ?, t.* from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[], ?::float8[], ?::float8[], ?::float8[], ?::float8[],
                    ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::float8[], ?::text[], ?::timestamptz[]) as t
                on conflict (workspace_id, account_id) do update set as_of = excluded.as_of, due_at = excluded.due_at,
                    trust = excluded.trust,
                    credibility = excluded.credibility, connection = excluded.connection,
                    their_credibility = excluded.their_credibility, partnership = excluded.partnership,
                    churn_30 = excluded.churn_30, churn_90 = excluded.churn_90, churn_180 = excluded.churn_180,
                    churn_365 = excluded.churn_365, standing = excluded.standing,
                    next_touchpoint_at = excluded.next_touchpoint_at
                """,
                workspace.id(),
                column(rows, ScoreRow::accountId),
                column(rows, ScoreRow::asOf),
                column(rows, ScoreRow::dueAt),
                column(rows, ScoreRow::trust),
                column(rows, ScoreRow::credibility),
                column(rows, ScoreRow::connection),
                column(rows, ScoreRow::theirCredibility),
                column(rows, ScoreRow::partnership),
                column(rows, ScoreRow::churn_30),
                column(rows, ScoreRow::churn_90),
                column(rows, ScoreRow::churn_180),
                column(rows, ScoreRow::churn_365),
                column(rows, ScoreRow::standing),
                column(rows, ScoreRow::nextTouchpointAt));
    }

    private static List<@Nullable Object> column(List<ScoreRow> rows, Function<ScoreRow, @Nullable Object> value) {
        List<@Nullable Object> column = new ArrayList<>(rows.size());
        rows.forEach(row -> column.add(value.apply(row)));
        return column;
    }
}
