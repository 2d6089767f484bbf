package dev.troth.trust.model;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.runtime.TaskScheduler;
import dev.troth.platform.runtime.TaskSlots;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuthorRights;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkPacer;
import dev.troth.trust.model.ModelVersion.ModelStatus;
import dev.troth.trust.state.StateRecomputation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Computes a version for all accounts in the background, and activates it if requested. Writers update the states of
 * every stored version, so computed states stay current. An account is locked only while it is computed.
 */
@ApplicationScoped
class ModelActivation implements TaskScheduler.TaskSource, Housekeeping {
    private static final int AT_ONCE = 100;

    /** Number of workspaces whose versions are computed at the same time. */
    private static final int VERSIONS = 8;

    private static final long PAUSE_NANOS = 50_000_000;

    private final ModelStore store;
    private final StateRecomputation states;
    private final AuthorRights rights;
    private final WorkPacer pacer;
    private final CurrentWorkspace workspace;
    private final Instance<TaskScheduler> tasks;
    private final OneTimeTask task;

    ModelActivation(
            ModelStore store,
            StateRecomputation states,
            AuthorRights rights,
            WorkPacer pacer,
            CurrentWorkspace workspace,
            Instance<TaskScheduler> tasks) {
        this.store = store;
        this.states = states;
        this.rights = rights;
        this.pacer = pacer;
        this.workspace = workspace;
        this.tasks = tasks;
        this.task = new OneTimeTask(
                "model", new TaskSlots(VERSIONS, 1), this::run, version -> store.fail(version, OneTimeTask.GIVEN_UP));
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(task.task());
    }

    /** Schedules its computation. */
    void start(String version) {
        task.schedule(tasks.get(), workspace.id(), version);
    }

    /** Schedules versions again that have lost their task. */
    @Override
    public void runMaintenance() {
        store.unfinished().forEach(this::start);
    }

    /** Performs the remaining work for a version. */
    @ActivateRequestContext
    void run(String version) {
        try {
            compute(version);
        } catch (AuthorRights.Ended ended) {
            store.fail(version, ended.reason());
        }
    }

    private void compute(String version) {
        AuthorRights.Watch watch = rights.watch(store.author(version), AccessScope.MODELS);
        try (WorkPacer.Pace pace = pacer.begin()) {
            boolean more = true;
            while (more) {
                watch.check();
                more = QuarkusTransaction.requiringNew().call(() -> some(version));
                pace.pause();
            }
        }
        Optional<ModelVersion> model = store.find(version);
        if (model.isEmpty() || model.get().status() == ModelStatus.RETIRED) {
            store.deleteStates();
            return;
        }
        if (model.get().status() == ModelStatus.SHADOW) {
            store.ready(version);
        }
        if (model.get().activating()) {
            activate(version);
        }
    }

    /** Computes a batch of accounts and returns whether there may be more. */
    private boolean some(String version) {
        Optional<ModelVersion> model = store.find(version);
        if (model.isEmpty()
                || model.get().status() != ModelStatus.SHADOW
                || model.get().readyAt() != null) {
            return false;
        }
        List<UUID> accounts = store.next(version, AT_ONCE);
        if (!accounts.isEmpty()) {
            states.compute(accounts, version);
            store.progress(version, accounts);
        }
        return accounts.size() == AT_ONCE;
    }

    /**
     * Transactions that began before the switch may still write with the old version; afterwards all rows are computed
     * again.
     */
    private void activate(String version) {
        String transaction = store.switchTo(version);
        while (!store.isOver(transaction)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        store.deleteStates();
        states.refreshAll();
        store.activated(version);
    }
}
