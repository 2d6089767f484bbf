package dev.troth.trust.backtest;

import dev.troth.platform.tenancy.WorkspaceRepository;
import dev.troth.platform.tenancy.WorkspaceScopedEntity;
import dev.troth.trust.backtest.Backtest.BacktestStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "backtest")
@DynamicUpdate
class BacktestEntity extends WorkspaceScopedEntity {
    String model;

    /** The version that comes of it. */
    @Nullable
    String learns;

    int days;

    @Column(name = "from_at")
    Instant from;

    @Column(name = "until_at")
    Instant until;

    @Enumerated(EnumType.STRING)
    BacktestStatus state;

    /** Key or grant with whose rights it runs; null for the caller of access mode local. */
    @Nullable
    UUID author;

    /** Accounts to walk through. */
    int total;

    int done;

    /** JSON of Findings. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    String findings;

    @Nullable
    String failure;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "finished_at")
    @Nullable
    Instant finishedAt;

    protected BacktestEntity() {}

    BacktestEntity(
            UUID workspaceId,
            UUID id,
            String model,
            @Nullable String learns,
            @Nullable UUID author,
            int accounts,
            Instant createdAt) {
        super(workspaceId, id);
        this.model = model;
        this.learns = learns;
        this.author = author;
        this.total = accounts;
        this.createdAt = createdAt;
        state = BacktestStatus.RUNNING;
    }

    /** Sets the time that is looked back at, and how many days ahead is predicted. */
    void cover(int horizon, Instant start, Instant end) {
        days = horizon;
        from = start;
        until = end;
    }

    void succeed(String json, Instant now) {
        state = BacktestStatus.SUCCEEDED;
        findings = json;
        failure = null;
        finishedAt = now;
    }

    void fail(String reason, Instant now) {
        state = BacktestStatus.FAILED;
        findings = null;
        failure = reason;
        finishedAt = now;
    }

    Backtest view() {
        return new Backtest(
                id,
                author,
                model,
                learns,
                days,
                from,
                until,
                state,
                total,
                done,
                failure,
                createdAt,
                finishedAt,
                findings == null ? null : BacktestResult.of(findings));
    }

    @ApplicationScoped
    static class BacktestRepository extends WorkspaceRepository<BacktestEntity> {

        /** The newest successful backtest that a version came of. */
        Optional<BacktestEntity> thatMade(UUID workspace, String version) {
            return find("workspaceId = ?1 and learns = ?2 and state = SUCCEEDED order by id desc", workspace, version)
                    .page(0, 1)
                    .firstResultOptional();
        }

        List<BacktestEntity> unfinished(UUID workspace) {
            return list("workspaceId = ?1 and state = RUNNING order by id", workspace);
        }
    }
}
