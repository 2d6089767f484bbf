package dev.troth.trust.model;

import dev.troth.ledger.AccountStreams;
import dev.troth.ledger.ErasableTable;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.Workspaces;
import dev.troth.scoring.Parameters;
import dev.troth.trust.model.ModelVersion.ModelStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores the versions of the model. The row of the workspace counts all changes, so that other nodes notice them.
 */
@ApplicationScoped
class ModelStore implements ErasableTable {
    static final String STANDARD = Parameters.standard().version();

    private final ModelVersionRepository versions;
    private final Workspaces workspaces;
    private final AccountStreams streams;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    ModelStore(
            ModelVersionRepository versions,
            Workspaces workspaces,
            AccountStreams streams,
            CurrentWorkspace workspace,
            Clock clock) {
        this.versions = versions;
        this.workspaces = workspaces;
        this.streams = streams;
        this.workspace = workspace;
        this.clock = clock;
    }

    /** Returns all versions, oldest first; the standard one always exists. */
    @Transactional
    List<ModelVersion> all() {
        List<ModelVersion> all = new ArrayList<>(versions.all(workspace.id()).stream()
                .map(ModelVersionEntity::view)
                .toList());
        if (all.stream().noneMatch(model -> model.version().equals(STANDARD))) {
            all.addFirst(standard());
        }
        return all;
    }

    @Transactional
    Optional<ModelVersion> find(String version) {
        return all().stream().filter(model -> model.version().equals(version)).findFirst();
    }

    @Transactional
    ModelVersion active() {
        return all().stream()
                .filter(model -> model.status() == ModelStatus.ACTIVE)
                .findFirst()
                .orElseThrow();
    }

    /** @throws RejectedException if there is none */
    ModelVersion need(String version) {
        return find(version)
                .orElseThrow(() -> RejectedException.unknown(
                        "version",
                        "There is no model \"%s\". Maybe one of %s?",
                        version,
                        all().stream().map(ModelVersion::version).toList()));
    }

    /** Returns the standard version of a workspace that has never activated another one. */
    private static ModelVersion standard() {
        return new ModelVersion(
                STANDARD,
                ModelStatus.ACTIVE,
                null,
                null,
                false,
                0,
                0,
                null,
                null,
                null,
                null,
                null,
                Parameters.standard());
    }

    /**
     * Creates a draft.
     *
     * @throws RejectedException if there is a version of this name
     */
    @Transactional
    ModelVersion create(Parameters numbers, String basedOn, @Nullable String note) {
        if (!insert(numbers, ModelStatus.DRAFT, basedOn, note)) {
            throw RejectedException.invalid(
                    "version", "There is already a model \"%s\". Maybe choose another name?", numbers.version());
        }
        return need(numbers.version());
    }

    private boolean insert(Parameters numbers, ModelStatus state, @Nullable String basedOn, @Nullable String note) {
        return versions.insert(workspace.id(), numbers, state, basedOn, note, clock.instant());
    }

    /** Starts its computation in addition to the active version. */
    @Transactional
    ModelVersion shadow(ModelVersion model, @Nullable UUID author, boolean activating) {
        if (model.createdAt() == null) {
            insert(model.numbers(), ModelStatus.DRAFT, null, null);
        }
        workspaces.countModelChange(workspace.id());
        ModelVersionEntity version =
                versions.lock(workspace.id(), model.version()).orElseThrow();
        version.shadow(author, activating, streams.count());
        return versions.stored(version).view();
    }

    /** Stops its computation. */
    @Transactional
    ModelVersion retire(ModelVersion model) {
        workspaces.countModelChange(workspace.id());
        ModelVersionEntity version =
                versions.lock(workspace.id(), model.version()).orElseThrow();
        version.retire(clock.instant());
        version.activated();
        return versions.stored(version).view();
    }

    /** Returns the key or grant with whose rights a version is computed; null for the caller of access mode local. */
    @Transactional
    @Nullable
    UUID author(String version) {
        return versions.author(workspace.id(), version).orElse(null);
    }

    /** Returns the versions that a task should compute or activate. */
    @Transactional
    List<String> unfinished() {
        return versions.unfinished(workspace.id());
    }

    /** Returns the next accounts to compute, locked against writers; empty if all are computed. */
    @Transactional(TxType.MANDATORY)
    List<UUID> next(String version, int most) {
        return versions.lockNextAccounts(workspace.id(), version, most);
    }

    void progress(String version, List<UUID> computed) {
        versions.progress(workspace.id(), version, computed.size(), computed.getLast());
    }

    @Transactional
    void ready(String version) {
        versions.lock(workspace.id(), version).ifPresent(model -> model.ready(clock.instant()));
    }

    /**
     * Activates the version and retires the previous one.
     *
     * @return the transaction of the switch; transactions that began before it may have written with the old version
     */
    @Transactional
    String switchTo(String version) {
        workspaces.countModelChange(workspace.id());
        insert(Parameters.standard(), ModelStatus.ACTIVE, null, null);
        versions.lockActive(workspace.id()).ifPresent(before -> before.retire(clock.instant()));
        // Before the next one is active: at most one version of a workspace is.
        versions.flush();
        versions.lock(workspace.id(), version).ifPresent(next -> next.activate(clock.instant()));
        versions.flush();
        return versions.currentTransaction();
    }

    /** Returns whether every transaction that began before another one has ended. */
    @Transactional
    boolean isOver(String transaction) {
        return versions.areEarlierTransactionsOver(transaction);
    }

    @Transactional
    void activated(String version) {
        versions.lock(workspace.id(), version).ifPresent(ModelVersionEntity::activated);
    }

    /** Deletes the states of versions that are no longer stored. */
    @Transactional
    void deleteStates() {
        versions.deleteStates(workspace.id());
    }

    @Transactional
    void fail(String version, String reason) {
        versions.lock(workspace.id(), version).ifPresent(model -> model.fail(reason));
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("model_version", "note", "text"));
    }
}
