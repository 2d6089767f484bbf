package dev.troth.trust.backtest;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.RejectedException;
import dev.troth.scoring.Churn;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.scoring.Parameters;
import dev.troth.scoring.evaluation.BacktestSchedule;
import dev.troth.scoring.evaluation.Calibration;
import dev.troth.scoring.evaluation.Evaluation;
import dev.troth.scoring.evaluation.Gain;
import dev.troth.scoring.evaluation.Learning;
import dev.troth.scoring.evaluation.LearningData;
import dev.troth.scoring.evaluation.Observation;
import dev.troth.scoring.evaluation.ProductUse;
import dev.troth.scoring.evaluation.WalkForward;
import dev.troth.trust.continuity.Continuity;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.model.ModelDrafts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The computation of one backtest, over the past of a whole workspace. It ends when the rights of its author end. */
final class BacktestCalculation {
    private static final int AT_ONCE = 100;

    /** Limit of memory use, some hundred megabytes. For larger portfolios, use the scoring jar with Spark. */
    private static final int MOST = 1_000_000;

    /** Share of the period that is used for calibration; the rest is used for the test. Usual split. */
    private static final double LEARNED_FROM = 0.7;

    private final Backtest backtest;
    private final Runnable betweenSteps;
    private final BacktestStore store;
    private final Ledger ledger;
    private final ModelDrafts drafts;

    BacktestCalculation(
            Backtest backtest, Runnable betweenSteps, BacktestStore store, Ledger ledger, ModelDrafts drafts) {
        this.backtest = backtest;
        this.betweenSteps = betweenSteps;
        this.store = store;
        this.ledger = ledger;
        this.drafts = drafts;
    }

    /** @throws RejectedException if the period has too few or too many predictions */
    BacktestResult result(Model model) {
        return backtest.calibrates() == null ? judged(model) : calibrated(model, backtest.calibrates());
    }

    private BacktestResult judged(Model model) {
        BacktestSchedule timetable = BacktestSchedule.monthly(backtest.from(), backtest.to(), backtest.days());
        Walked walked = walk(timetable, model, done -> store.progress(backtest.uuid(), done));
        return new BacktestResult(walked.report(backtest.days()), null);
    }

    /** Calibrates on the earlier outcomes, and tests on the later ones. */
    private BacktestResult calibrated(Model model, String version) {
        Duration all = Duration.between(backtest.from(), backtest.to());
        Instant split = backtest.from().plusSeconds((long) (LEARNED_FROM * all.toSeconds()));
        BacktestSchedule past = BacktestSchedule.monthly(backtest.from(), split, backtest.days());
        BacktestSchedule later = BacktestSchedule.monthly(split, backtest.to(), backtest.days());
        Walked learnedFrom = walk(past, model, done -> store.progress(backtest.uuid(), done / 3));
        learnedFrom.needed();
        List<Learned> versions = versions(learnedFrom, past, model.parameters(), version);
        int third = backtest.total() / 3;
        List<Model> models = Stream.concat(Stream.of(model), versions.stream().map(one -> new Model(one.numbers)))
                .toList();
        List<Walked> tested = walk(later, models, done -> store.progress(backtest.uuid(), third + 2 * done / 3));
        Walked before = tested.getFirst();
        before.needed();
        Gain gain = versions.size() == 1 ? null : Gain.of(tested.get(1).observations, tested.get(2).observations);
        int kept = gain == null || gain.isShown() ? 0 : 1;
        Learned learned = versions.get(kept);
        Walked after = tested.get(1 + kept);
        drafts.keep(learned.numbers, backtest.model(), "Calibrated on outcomes until " + split + "; see its backtest.");
        return new BacktestResult(
                after.report(backtest.days()),
                CalibrationReport.of(
                        version,
                        split,
                        learned.calibration,
                        learned.data,
                        learned.weights,
                        productUse(learned, gain),
                        PredictionQuality.of(Evaluation.of(before.observations)),
                        PredictionQuality.of(Evaluation.of(after.observations))));
    }

    /**
     * The result of learning.
     *
     * @param weights null if the data do not suffice for them
     */
    private record Learned(
            Parameters numbers,
            Calibration calibration,
            LearningData data,
            @Nullable Learning weights) {}

    private static @Nullable ProductUse productUse(Learned learned, @Nullable Gain gain) {
        if (learned.weights == null) {
            return null;
        }
        return gain == null ? ProductUse.unused(learned.weights) : ProductUse.compared(gain);
    }

    /**
     * Learns the weights and the line if the data suffice for both, else the base hazard and the line. If product use
     * got a weight, the second version is learned as if it had never been measured.
     */
    private List<Learned> versions(Walked from, BacktestSchedule past, Parameters start, String version) {
        LearningData data = from.data(past, start);
        Calibration calibration = Calibration.from(from.observations, past);
        if (!data.suffices()) {
            return List.of(new Learned(calibration.applied(start, version), calibration, data, null));
        }
        Learning with = weights(from, past, start, version, example -> example);
        if (!ProductUse.isOn(with.parameters())) {
            return List.of(withLine(ProductUse.switchedOff(with, with), calibration, data, past, version));
        }
        Learned first = withLine(with, calibration, data, past, version);
        Learning without = weights(from, past, ProductUse.off(start), version, Learning.Example::withoutUse);
        return List.of(first, withLine(ProductUse.switchedOff(without, with), calibration, data, past, version));
    }

    private Learning weights(
            Walked from,
            BacktestSchedule past,
            Parameters start,
            String version,
            UnaryOperator<Learning.Example> seen) {
        return Learning.withHalfLives(
                from.examples().stream().map(seen).toList(),
                tried -> walk(past, tried.stream().map(Model::new).toList(), done -> {}).stream()
                        .map(walked -> walked.examples().stream().map(seen).toList())
                        .toList(),
                past,
                start,
                version);
    }

    private Learned withLine(
            Learning weights, Calibration calibration, LearningData data, BacktestSchedule past, String version) {
        Walked again = walk(past, new Model(weights.parameters()), done -> {});
        Calibration line = calibration.withLineOf(again.observations, past);
        return new Learned(line.applied(weights.parameters(), version), line, data, weights);
    }

    /** Observations of all accounts. */
    private static final class Walked {
        private final List<Observation> observations = new ArrayList<>();
        private final Map<String, List<Instant>> departures = new HashMap<>();
        private final List<Churn> churns = new ArrayList<>();
        private int unrated;
        private int renewals;

        /** Returns the predictions in the form from which weights are learned. */
        List<Learning.Example> examples() {
            return IntStream.range(0, churns.size())
                    .mapToObj(i -> new Learning.Example(
                            churns.get(i), observations.get(i).left()))
                    .toList();
        }

        LearningData data(BacktestSchedule past, Parameters p) {
            return Learning.data(observations, examples(), past, renewals, p);
        }

        void add(String account, WalkForward walk) {
            observations.addAll(walk.observations());
            departures.put(account, walk.departures());
            churns.addAll(walk.churns());
            unrated += walk.unrated();
            renewals += walk.renewals();
            if (observations.size() > MOST) {
                throw RejectedException.invalid(
                        "from", "There are more than %d predictions. Maybe choose a shorter period?", MOST);
            }
        }

        void needed() {
            if (observations.isEmpty()) {
                throw RejectedException.invalid(
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

    private Walked walk(BacktestSchedule timetable, Model model, IntConsumer progress) {
        return walk(timetable, List.of(model), progress).getFirst();
    }

    /** Predicts under several models at once, so that the facts are read once. */
    private List<Walked> walk(BacktestSchedule timetable, List<Model> models, IntConsumer progress) {
        AsOf until = AsOf.at(timetable.until());
        List<Evidence> market = AssessmentService.evidence(ledger.seen(ledger.marketFacts(), until));
        List<Walked> walked = models.stream().map(model -> new Walked()).toList();
        int done = 0;
        UUID last = new UUID(0, 0);
        Map<UUID, String> next = store.accounts(last, AT_ONCE);
        while (!next.isEmpty()) {
            Map<UUID, List<Fact>> histories = ledger.history(next.keySet(), until);
            for (Map.Entry<UUID, String> account : next.entrySet()) {
                String ref = account.getValue();
                List<Evidence> own = AssessmentService.evidence(histories.getOrDefault(account.getKey(), List.of()));
                for (int i = 0; i < models.size(); i++) {
                    walked.get(i).add(ref, walk(ref, own, market, timetable, models.get(i)));
                }
                last = account.getKey();
            }
            betweenSteps.run();
            done += next.size();
            progress.accept(done);
            next = store.accounts(last, AT_ONCE);
        }
        return walked;
    }

    private static WalkForward walk(
            String account, List<Evidence> own, List<Evidence> market, BacktestSchedule timetable, Model model) {
        return WalkForward.of(
                account,
                own,
                market,
                timetable,
                model,
                then -> Continuity.threads(then).size());
    }
}
