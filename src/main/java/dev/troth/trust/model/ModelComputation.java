package dev.troth.trust.model;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Errand;
import dev.troth.platform.Tasks;
import dev.troth.trust.States;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Computes a version for all accounts while everything goes on, and makes it the active one if that is wanted. Writers
 * keep the states of every version that is kept, so what was computed stays current; an account is locked only while it
 * is computed.
 */
@ApplicationScoped
class ModelComputation implements Tasks.TaskSource {
    private static final int AT_ONCE = 100;
    private static final long PAUSE_NANOS = 50_000_000;

    private final ModelStore store;
    private final States states;
    private final CurrentWorkspace workspace;
    private final Instance<Tasks> tasks;
    private final Errand errand;

    ModelComputation(ModelStore store, States states, CurrentWorkspace workspace, Instance<Tasks> tasks) {
        this.store = store;
        this.states = states;
        this.workspace = workspace;
        this.tasks = tasks;
        this.errand = new Errand("model", this::run, store::fail);
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(errand.task());
    }

    /** Has it done soon. */
    void start(String version) {
        errand.schedule(tasks.get(), workspace.id(), version);
    }

    /** Does what is left to do of it. */
    @ActivateRequestContext
    void run(String version) {
        boolean more = true;
        while (more) {
            more = QuarkusTransaction.requiringNew().call(() -> some(version));
        }
        Optional<ModelVersion> model = store.find(version);
        if (model.isEmpty() || model.get().status() == ModelStatus.RETIRED) {
            store.forgetStates();
            return;
        }
        if (model.get().status() == ModelStatus.SHADOW) {
            store.ready(version);
        }
        if (model.get().activating()) {
            activate(version);
        }
    }

    /** Computes some accounts; whether there may be more. */
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

    /** Those who began to write before the switch may still write by the old version; then all rows are made anew. */
    private void activate(String version) {
        String transaction = store.switchTo(version);
        while (!store.isOver(transaction)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        store.forgetStates();
        states.refreshAll();
        store.activated(version);
    }
}
