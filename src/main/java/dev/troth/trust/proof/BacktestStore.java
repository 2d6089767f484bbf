package dev.troth.trust.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.GlobalId;
import dev.troth.platform.Ids;
import dev.troth.platform.Moment;
import dev.troth.platform.node.NodeSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repository of backtests. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            Findings.class,
            BacktestReport.class,
            BacktestReport.MissedChurn.class,
            BacktestReport.BacktestGroup.class,
            CalibrationReport.class,
            PredictionQuality.class,
            PredictionQuality.ReliabilityBin.class,
            dev.troth.trust.CredibleInterval.class
        })
class BacktestStore implements NodeSource {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    BacktestStore(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Override
    public String prefix() {
        return Backtest.PREFIX;
    }

    @Override
    @Transactional
    public Map<UUID, Backtest> nodes(Collection<UUID> ids, Moment moment) {
        return database.byIds("backtest", workspace.id(), ids, BacktestStore::read);
    }

    Optional<Backtest> find(String id) {
        UUID uuid = GlobalId.parse(Backtest.PREFIX, id);
        return Optional.ofNullable(nodes(List.of(uuid), Moment.END_OF_TIME).get(uuid));
    }

    /** Returns the newest ones first. */
    @Transactional
    List<Backtest> newest(int first) {
        return database.query(
                "select * from backtest where workspace_id = ? order by id desc limit ?",
                BacktestStore::read,
                workspace.id(),
                first);
    }

    /** Returns those that a task should run. */
    @Transactional
    List<Backtest> unfinished() {
        return database.query(
                "select * from backtest where workspace_id = ? and state = 'RUNNING' order by id",
                BacktestStore::read,
                workspace.id());
    }

    /** Returns the backtest that created a version. */
    @Transactional
    Optional<Backtest> thatMade(String version) {
        return database
                .query(
                        "select * from backtest where workspace_id = ? and learns = ? and state = 'SUCCEEDED' order by id desc limit 1",
                        BacktestStore::read,
                        workspace.id(),
                        version)
                .stream()
                .findFirst();
    }

    @Transactional
    Backtest create(String model, @Nullable String learns, int days, Instant from, Instant until) {
        UUID id = Ids.next();
        database.update("""
                insert into backtest (workspace_id, id, model, learns, days, from_at, until_at, state, total, done, created_at)
                values (?, ?, ?, ?, ?, ?, ?, 'RUNNING',
                    (select count(*) from account_stream where workspace_id = ?), 0, ?)
                """, workspace.id(), id, model, learns, days, from, until, workspace.id(), clock.instant());
        return Objects.requireNonNull(nodes(List.of(id), Moment.END_OF_TIME).get(id));
    }

    /** Returns the accounts of the workspace after a key, as a map of keys to refs, in order. */
    @Transactional
    Map<UUID, String> accounts(UUID after, int most) {
        Map<UUID, String> accounts = new LinkedHashMap<>();
        database.query(
                "select id, ref from account_stream where workspace_id = ? and id > ? order by id limit ?",
                row -> accounts.put(row.getObject("id", UUID.class), row.getString("ref")),
                workspace.id(),
                after,
                most);
        return accounts;
    }

    /** Returns the time at which the first fact of the workspace occurred. */
    @Transactional
    Optional<Instant> firstFact() {
        return database
                .query(
                        "select min(at) as first from fact where workspace_id = ? having min(at) is not null",
                        row -> Database.instant(row, "first"),
                        workspace.id())
                .stream()
                .findFirst();
    }

    @Transactional
    void progress(UUID id, int done) {
        database.update("update backtest set done = ? where workspace_id = ? and id = ?", done, workspace.id(), id);
    }

    @Transactional
    void succeed(UUID id, Findings findings) {
        try {
            finish(id, BacktestStatus.SUCCEEDED, JSON.writeValueAsString(findings), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The findings of the backtest cannot be written as JSON.", e);
        }
    }

    @Transactional
    void fail(UUID id, String why) {
        finish(id, BacktestStatus.FAILED, null, why);
    }

    private void finish(UUID id, BacktestStatus state, @Nullable String findings, @Nullable String failure) {
        database.update(
                "update backtest set state = ?, findings = ?::jsonb, failure = ?, finished_at = ? where workspace_id = ? and id = ?",
                state.name(),
                findings,
                failure,
                clock.instant(),
                workspace.id(),
                id);
    }

    private static Backtest read(ResultSet row) throws SQLException {
        return new Backtest(
                row.getObject("id", UUID.class),
                row.getString("model"),
                row.getString("learns"),
                row.getInt("days"),
                Database.instant(row, "from_at"),
                Database.instant(row, "until_at"),
                BacktestStatus.valueOf(row.getString("state")),
                row.getInt("total"),
                row.getInt("done"),
                row.getString("failure"),
                Database.instant(row, "created_at"),
                Database.instantOrNull(row, "finished_at"),
                findings(row.getString("findings")));
    }

    private static @Nullable Findings findings(@Nullable String json) {
        try {
            return json == null ? null : JSON.readValue(json, Findings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored parameters of a version of the model are not valid JSON.", e);
        }
    }
}
