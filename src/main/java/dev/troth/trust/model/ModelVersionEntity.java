package dev.troth.trust.model;

import dev.troth.scoring.Parameters;
import dev.troth.trust.model.ModelVersion.ModelStatus;
import dev.troth.trust.state.ModelRegistry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Changed only while its row is locked, or by statements of {@link ModelVersionRepository}. */
@Entity
@Table(name = "model_version")
@IdClass(ModelVersionEntity.Key.class)
@DynamicUpdate
class ModelVersionEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    String version;

    @Enumerated(EnumType.STRING)
    ModelStatus state;

    @Column(name = "based_on")
    @Nullable
    String basedOn;

    /** JSON of the parameters that differ from the standard. */
    @JdbcTypeCode(SqlTypes.JSON)
    String changes;

    @Nullable
    String note;

    boolean activating;

    /** Key or grant with whose rights it is computed; null for the caller of access mode local. */
    @Nullable
    UUID author;

    int total;

    int done;

    /** Progress of the computation. */
    @Column(name = "last_account")
    @Nullable
    UUID lastAccount;

    @Nullable
    String failure;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "ready_at")
    @Nullable
    Instant readyAt;

    @Column(name = "activated_at")
    @Nullable
    Instant activatedAt;

    @Column(name = "retired_at")
    @Nullable
    Instant retiredAt;

    protected ModelVersionEntity() {}

    /**
     * Starts the computation beside the active version. Computed states are kept if all accounts have one.
     *
     * @param by key or grant of the caller; null in access mode local
     * @param activate whether it becomes the active version as soon as it is computed
     */
    void shadow(@Nullable UUID by, boolean activate, int accounts) {
        if (state != ModelStatus.SHADOW || readyAt == null) {
            readyAt = null;
            lastAccount = null;
            done = 0;
        }
        state = ModelStatus.SHADOW;
        author = by;
        activating = activate;
        failure = null;
        total = accounts;
    }

    void ready(Instant now) {
        if (state == ModelStatus.SHADOW) {
            readyAt = readyAt == null ? now : readyAt;
            total = done;
        }
    }

    void activate(Instant now) {
        state = ModelStatus.ACTIVE;
        activatedAt = now;
        retiredAt = null;
    }

    void activated() {
        activating = false;
    }

    void retire(Instant now) {
        state = ModelStatus.RETIRED;
        retiredAt = now;
        readyAt = null;
    }

    void fail(String reason) {
        failure = reason;
        activating = false;
    }

    ModelVersion view() {
        return new ModelVersion(
                version,
                state,
                basedOn,
                note,
                activating,
                total,
                done,
                failure,
                createdAt,
                readyAt,
                activatedAt,
                retiredAt,
                Parameters.standard().with(version, ModelRegistry.changes(changes)));
    }

    record Key(UUID workspaceId, String version) implements Serializable {}
}
