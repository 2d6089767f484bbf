package dev.troth.trust.proof;

import dev.troth.platform.Figures;
import dev.troth.scoring.proof.Evaluation;
import dev.troth.scoring.proof.Observation;
import dev.troth.scoring.proof.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What a backtest found. Written down as it is. */
@Description(
        "What a backtest found: predictions made in the past with nothing but what had happened by then, and what became of "
                + "them.")
public record BacktestReport(
        @Description("How many accounts there were to predict of.")
        int accounts,

        @Description("How often there was nothing to judge by, so that nothing was predicted.")
        int unrated,

        @Description("How good the predictions were.") @NonNull
        PredictionQuality quality,

        @Description("How many customers left that had been predicted of within the horizon before.")
        int churned,

        @Description("How many of them were among the fifth with the highest risk at last.")
        int warned,

        @Description(
                "For how many days the warning had been on without a break, in the middle of those warned of; null when "
                        + "nobody was.")
        @Nullable
        Double medianLeadDays,

        @Description("How many of them had been given less than the middle risk at last.")
        int missed,

        @Description(
                "Who left although less than the middle risk had been predicted at last, the lowest first; 100 at most.")
        @NonNull
        List<@NonNull MissedChurn> missedChurns,

        // Not called like the field of the schema, which takes an argument.
        @Ignore Map<BacktestGrouping, List<BacktestGroup>> grouped) {

    private static final int MOST = 100;
    private static final double SCALE = 100;

    @Description("Somebody who left although all lights were green.")
    public record MissedChurn(
            @Description("Ref of the account.") @NonNull String account,
            @Description("When they left.") @NonNull Instant churnedAt,

            @Description("When the last prediction before it was made.") @NonNull
            Instant predictedAt,

            @Description("The risk that was predicted then, 0 to 1.")
            double probability,

            @Description("Trust as it was then, 0 to 100.") double trust) {}

    @Description("Predictions that have something in common.")
    public record BacktestGroup(
            @Description("What they have in common, such as PARTNER or 2024.") @NonNull
            String key,

            @Description("How good they were.") @NonNull PredictionQuality quality) {}

    /** @param departures by account, when they left */
    static BacktestReport of(
            List<Observation> observations, Map<String, List<Instant>> departures, int unrated, int days) {
        Map<String, List<Observation>> byAccount = new TreeMap<>();
        observations.forEach(one -> byAccount
                .computeIfAbsent(one.account(), account -> new ArrayList<>())
                .add(one));
        Warning.Heights heights = Warning.Heights.of(observations);
        List<Warning> warnings = new ArrayList<>();
        byAccount.forEach((account, own) -> departures
                .getOrDefault(account, List.of())
                .forEach(left -> Warning.of(left, own, days, heights).ifPresent(warnings::add)));
        return new BacktestReport(
                byAccount.size(),
                unrated,
                PredictionQuality.of(Evaluation.of(observations)),
                warnings.size(),
                (int) warnings.stream()
                        .filter(warning -> warning.leadDays() > 0)
                        .count(),
                Figures.median(warnings.stream()
                        .map(Warning::leadDays)
                        .filter(lead -> lead > 0)
                        .toList()),
                (int) warnings.stream().filter(Warning::green).count(),
                green(warnings),
                grouped(observations));
    }

    private static List<MissedChurn> green(List<Warning> warnings) {
        return warnings.stream()
                .filter(Warning::green)
                .sorted(Comparator.comparingDouble(
                                (Warning warning) -> warning.last().probability())
                        .thenComparing(Warning::account))
                .limit(MOST)
                .map(warning -> new MissedChurn(
                        warning.account(),
                        warning.left(),
                        warning.last().at(),
                        warning.last().probability(),
                        warning.last().trust() * SCALE))
                .toList();
    }

    private static Map<BacktestGrouping, List<BacktestGroup>> grouped(List<Observation> observations) {
        Map<BacktestGrouping, List<BacktestGroup>> grouped = new EnumMap<>(BacktestGrouping.class);
        for (BacktestGrouping by : BacktestGrouping.values()) {
            Map<String, List<Observation>> groups = new TreeMap<>();
            observations.forEach(one -> groups.computeIfAbsent(by.key(one), key -> new ArrayList<>())
                    .add(one));
            grouped.put(
                    by,
                    groups.entrySet().stream()
                            .limit(MOST)
                            .map(group -> new BacktestGroup(
                                    by.shown(group.getKey()), PredictionQuality.of(Evaluation.of(group.getValue()))))
                            .toList());
        }
        return grouped;
    }
}
