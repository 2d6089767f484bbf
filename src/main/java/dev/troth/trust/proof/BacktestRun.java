package dev.troth.trust.proof;

import com.github.kagkarlsson.scheduler.task.Task;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Errand;
import dev.troth.platform.Housekeeping;
import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import dev.troth.platform.Tasks;
import dev.troth.scoring.Model;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.proof.Calibration;
import dev.troth.scoring.proof.Evaluation;
import dev.troth.scoring.proof.Observation;
import dev.troth.scoring.proof.Timetable;
import dev.troth.scoring.proof.WalkForward;
import dev.troth.trust.Assessments;
import dev.troth.trust.Models;
import dev.troth.trust.continuity.Continuity;
import dev.troth.trust.model.ModelDrafts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Runs a backtest over the past of a whole workspace, in the background. */
@ApplicationScoped
class BacktestRun implements Tasks.TaskSource, Housekeeping {
    private static final int AT_ONCE = 100;

    /** Limit of memory use, some hundred megabytes. For larger portfolios, use the scoring jar with Spark. */
    private static final int MOST = 2_000_000;

    /** Share of the period that is used for calibration; the rest is used for the test. */
    private static final double LEARNED_FROM = 0.7;

    private final BacktestStore store;
    private final Ledger ledger;
    private final Models models;
    private final ModelDrafts drafts;
    private final CurrentWorkspace workspace;
    private final Instance<Tasks> tasks;
    private final Errand errand;

    BacktestRun(
            BacktestStore store,
            Ledger ledger,
            Models models,
            ModelDrafts drafts,
            CurrentWorkspace workspace,
            Instance<Tasks> tasks) {
        this.store = store;
        this.ledger = ledger;
        this.models = models;
        this.drafts = drafts;
        this.workspace = workspace;
        this.tasks = tasks;
        this.errand = new Errand("backtest", this::run, id -> store.fail(uuid(id), Errand.GIVEN_UP));
    }

    private UUID uuid(String id) {
        return store.find(id).orElseThrow().uuid();
    }

    @Override
    public List<Task<?>> tasks() {
        return List.of(errand.task());
    }

    /** Schedules its computation. */
    void start(Backtest backtest) {
        errand.schedule(tasks.get(), workspace.id(), backtest.getId());
    }

    /** Schedules backtests again that have lost their task. */
    @Override
    public void tidy() {
        store.unfinished().forEach(this::start);
    }

    /** Runs a backtest completely. */
    @ActivateRequestContext
    void run(String id) {
        Backtest backtest = store.find(id).orElseThrow();
        if (backtest.status() != BacktestStatus.RUNNING) {
            return;
        }
        try {
            Model model = models.version(backtest.model()).orElseThrow();
            store.succeed(
                    backtest.uuid(),
                    backtest.calibrates() == null
                            ? judged(backtest, model)
                            : calibrated(backtest, model, backtest.calibrates()));
        } catch (Refusal refusal) {
            store.fail(backtest.uuid(), refusal.problem().message());
        }
    }

    private Findings judged(Backtest backtest, Model model) {
        Timetable timetable = Timetable.monthly(backtest.from(), backtest.to(), backtest.days());
        Walked walked = walk(timetable, model, done -> store.progress(backtest.uuid(), done));
        return new Findings(walked.report(backtest.days()), null);
    }

    /** Calibrates on the earlier outcomes, and tests on the later ones. */
    private Findings calibrated(Backtest backtest, Model model, String version) {
        Duration all = Duration.between(backtest.from(), backtest.to());
        Instant split = backtest.from().plusSeconds((long) (LEARNED_FROM * all.toSeconds()));
        Timetable past = Timetable.monthly(backtest.from(), split, backtest.days());
        Timetable later = Timetable.monthly(split, backtest.to(), backtest.days());
        Walked learnedFrom = walk(past, model, done -> store.progress(backtest.uuid(), done / 3));
        learnedFrom.needed();
        Calibration calibration = Calibration.from(learnedFrom.observations, past);
        Parameters numbers = calibration.applied(model.parameters(), version);
        int third = backtest.total() / 3;
        Walked before = walk(later, model, done -> store.progress(backtest.uuid(), third + done / 3));
        before.needed();
        Walked after = walk(later, new Model(numbers), done -> store.progress(backtest.uuid(), 2 * third + done / 3));
        drafts.keep(numbers, backtest.model(), "Calibrated on outcomes until " + split + "; see its backtest.");
        return new Findings(
                after.report(backtest.days()),
                CalibrationReport.of(
                        version,
                        split,
                        calibration,
                        PredictionQuality.of(Evaluation.of(before.observations)),
                        PredictionQuality.of(Evaluation.of(after.observations))));
    }

    /** Observations of all accounts. */
    private static final class Walked {
        private final List<Observation> observations = new ArrayList<>();
        private final Map<String, List<Instant>> departures = new HashMap<>();
        private int unrated;

        void add(String account, WalkForward walk) {
            observations.addAll(walk.observations());
            departures.put(account, walk.departures());
            unrated += walk.unrated();
            if (observations.size() > MOST) {
                throw Refusal.invalid(
                        "from", "There are more than %d predictions. Maybe choose a shorter period?", MOST);
            }
        }

        void needed() {
            if (observations.isEmpty()) {
                throw Refusal.invalid(
                        "from",
                        "There is nothing to predict: no account had a score at the beginning of a month whose "
                                + "horizon ends within the period. Maybe choose a longer period, or a shorter "
                                + "horizon?");
            }
        }

        BacktestReport report(int days) {
            needed();
            return BacktestReport.of(observations, departures, unrated, days);
        }
    }

    private Walked walk(Timetable timetable, Model model, IntConsumer progress) {
        Moment until = Moment.at(timetable.until());
        List<Fact> market = ledger.seen(ledger.marketFacts(), until);
        Walked walked = new Walked();
        int done = 0;
        UUID last = new UUID(0, 0);
        Map<UUID, String> next = store.accounts(last, AT_ONCE);
        while (!next.isEmpty()) {
            Map<UUID, List<Fact>> histories = ledger.history(next.keySet(), until);
            for (Map.Entry<UUID, String> account : next.entrySet()) {
                walked.add(
                        account.getValue(),
                        WalkForward.of(
                                account.getValue(),
                                Assessments.evidence(histories.getOrDefault(account.getKey(), List.of())),
                                Assessments.evidence(market),
                                timetable,
                                model,
                                then -> Continuity.threads(then).size()));
                last = account.getKey();
            }
            done += next.size();
            progress.accept(done);
            next = store.accounts(last, AT_ONCE);
        }
        return walked;
    }
}
