package dev.troth.trust.backtest;

import dev.troth.ledger.AccountStreams;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.Ids;
import dev.troth.platform.node.NodeSource;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.trust.backtest.BacktestEntity.BacktestRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps backtests. */
@ApplicationScoped
class BacktestStore implements NodeSource {
    private final BacktestRepository backtests;
    private final AccountStreams streams;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    BacktestStore(BacktestRepository backtests, AccountStreams streams, CurrentWorkspace workspace, Clock clock) {
        this.backtests = backtests;
        this.streams = streams;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return Backtest.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, Backtest> nodes(Collection<UUID> ids, AsOf moment) {
        return backtests.views(workspace.id(), ids, BacktestEntity::view);
    }

    @Transactional
    Optional<Backtest> find(String id) {
        return backtests
                .find(workspace.id(), GlobalId.parse(Backtest.PREFIX, id))
                .map(BacktestEntity::view);
    }

    /** Returns the newest ones first. */
    @Transactional
    List<Backtest> newest(int first) {
        return backtests.newest(workspace.id(), first, null).stream()
                .map(BacktestEntity::view)
                .toList();
    }

    /** Returns the backtests that a task must run. */
    @Transactional
    List<Backtest> unfinished() {
        return backtests.unfinished(workspace.id()).stream()
                .map(BacktestEntity::view)
                .toList();
    }

    /** Returns the backtest that created a version. */
    @Transactional
    Optional<Backtest> thatMade(String version) {
        return backtests.thatMade(workspace.id(), version).map(BacktestEntity::view);
    }

    @Transactional
    Backtest create(
            String model, @Nullable String learns, int days, Instant from, Instant until, @Nullable UUID author) {
        BacktestEntity backtest =
                new BacktestEntity(workspace.id(), Ids.next(), model, learns, author, streams.count(), clock.instant());
        backtest.cover(days, from, until);
        return backtests.stored(backtest).view();
    }

    /** The accounts of the workspace after one of them, by key and ref, in order. */
    @Transactional
    Map<UUID, String> accounts(UUID after, int most) {
        return streams.after(after, most);
    }

    /** Returns the time at which the first fact of the workspace occurred. */
    @Transactional
    Optional<Instant> firstFact() {
        return streams.firstFactAt();
    }

    @Transactional
    void progress(UUID id, int done) {
        backtests.update("done = ?1 where workspaceId = ?2 and id = ?3", done, workspace.id(), id);
    }

    @Transactional
    void succeed(UUID id, BacktestResult findings) {
        backtests.lock(workspace.id(), id).ifPresent(backtest -> backtest.succeed(findings.json(), clock.instant()));
    }

    @Transactional
    void fail(UUID id, String reason) {
        backtests.lock(workspace.id(), id).ifPresent(backtest -> backtest.fail(reason, clock.instant()));
    }
}
