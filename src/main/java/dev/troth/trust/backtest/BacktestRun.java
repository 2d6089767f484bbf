package dev.troth.trust.backtest;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.runtime.TaskScheduler;
import dev.troth.platform.runtime.TaskSlots;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuthorRights;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkPacer;
import dev.troth.scoring.Model;
import dev.troth.trust.backtest.Backtest.BacktestStatus;
import dev.troth.trust.model.ModelDrafts;
import dev.troth.trust.state.ModelRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.UUID;

/** Runs a backtest over the past of a whole workspace, in the background. */
@ApplicationScoped
class BacktestRun implements TaskScheduler.TaskSource, Housekeeping {
    private static final int RUNNING = 4;
    private static final int PER_WORKSPACE = 1;

    private final BacktestStore store;
    private final Ledger ledger;
    private final ModelRegistry models;
    private final ModelDrafts drafts;
    private final AuthorRights rights;
    private final WorkPacer pacer;
    private final CurrentWorkspace workspace;
    private final Instance<TaskScheduler> tasks;
    private final OneTimeTask task;

    BacktestRun(
            BacktestStore store,
            Ledger ledger,
            ModelRegistry models,
            ModelDrafts drafts,
            AuthorRights rights,
            WorkPacer pacer,
            CurrentWorkspace workspace,
            Instance<TaskScheduler> tasks) {
        this.store = store;
        this.ledger = ledger;
        this.models = models;
        this.drafts = drafts;
        this.rights = rights;
        this.pacer = pacer;
        this.workspace = workspace;
        this.tasks = tasks;
        this.task = new OneTimeTask(
                "backtest",
                new TaskSlots(RUNNING, PER_WORKSPACE),
                this::run,
                id -> store.fail(uuid(id), OneTimeTask.GIVEN_UP));
    }

    private UUID uuid(String id) {
        return store.find(id).orElseThrow().uuid();
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(task.task());
    }

    /** Schedules its computation. */
    void start(Backtest backtest) {
        task.schedule(tasks.get(), workspace.id(), backtest.getId());
    }

    /** Schedules backtests again that have lost their task. */
    @Override
    public void runMaintenance() {
        store.unfinished().forEach(this::start);
    }

    /** Runs a backtest completely. */
    @ActivateRequestContext
    void run(String id) {
        Backtest backtest = store.find(id).orElseThrow();
        if (backtest.status() != BacktestStatus.RUNNING) {
            return;
        }
        try (WorkPacer.Pace pace = pacer.begin()) {
            Model model = models.version(backtest.model()).orElseThrow();
            AuthorRights.Watch watch = rights.watch(backtest.author(), AccessScope.MODELS);
            Runnable betweenSteps = () -> {
                watch.check();
                pace.pause();
            };
            store.succeed(
                    backtest.uuid(),
                    new BacktestCalculation(backtest, betweenSteps, store, ledger, drafts).result(model));
        } catch (RejectedException rejection) {
            store.fail(backtest.uuid(), rejection.problem().message());
        } catch (AuthorRights.Ended ended) {
            store.fail(backtest.uuid(), ended.reason());
        }
    }
}
