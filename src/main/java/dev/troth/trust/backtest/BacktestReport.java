package dev.troth.trust.backtest;

import dev.troth.platform.common.Statistics;
import dev.troth.scoring.evaluation.Evaluation;
import dev.troth.scoring.evaluation.Observation;
import dev.troth.scoring.evaluation.Warning;
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

/** Result of a backtest. Stored in this form. */
@Description(
        "Result of a backtest: predictions made in the past from the facts until then, compared with the outcomes.")
public record BacktestReport(
        @Description("Number of accounts with predictions.") int accounts,

        @Description("Number of times that an account was unrated, so that nothing was predicted.")
        int unrated,

        @Description("Quality of the predictions.") @NonNull PredictionQuality quality,

        @Description("Number of customers who left, with a prediction within the horizon before.")
        int churned,

        @Description("Number of those whose last prediction was among the highest fifth of risks.")
        int warned,

        @Description("Median number of days for which the warning was uninterrupted, among the warned ones. Null if "
                + "there are none.")
        @Nullable
        Double medianLeadDays,

        @Description("Number of those whose last prediction was below the median risk.")
        int missed,

        @Description("Customers who left although their last prediction was below the median risk, lowest first; at "
                + "most 100.")
        @NonNull
        List<@NonNull MissedChurn> missedChurns,

        // The name differs from the field of the schema, which has an argument.
        @Ignore Map<BacktestGrouping, List<BacktestGroup>> grouped) {

    private static final int MOST = 100;
    private static final double SCALE = 100;

    @Description("Account that churned although its last prediction was below the median risk.")
    public record MissedChurn(
            @Description("Ref of the account.") @NonNull String account,
            @Description("Time of the departure.") @NonNull Instant churnedAt,

            @Description("Time of the last prediction before it.") @NonNull
            Instant predictedAt,

            @Description("Predicted risk, 0 to 1.") double probability,

            @Description("Trust at that time, 0 to 100.") double trust) {}

    @Description("Group of predictions.")
    public record BacktestGroup(
            @Description("Value of the property, for example PARTNER or 2024.") @NonNull
            String key,

            @Description("Quality of the predictions.") @NonNull
            PredictionQuality quality) {}

    /** @param departures time of departure by account */
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
                Statistics.median(warnings.stream()
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

    /** Property by which predictions are grouped. */
    @Description("Property by which predictions are grouped.")
    public enum BacktestGrouping {
        @Description("Year in which the relationship began.")
        COHORT {
            @Override
            String key(Observation one) {
                return Integer.toString(one.since());
            }
        },
        @Description("Standing at the time of the prediction.")
        STANDING {
            @Override
            String key(Observation one) {
                return one.standing().ordinal() + " " + one.standing().name();
            }
        },
        @Description("Age of the relationship in whole years, up to 10.")
        TENURE {
            @Override
            String key(Observation one) {
                return twoDigits((int) Math.min(TEN, one.years()));
            }
        },
        @Description("Number of threads, up to 10.")
        THREADS {
            @Override
            String key(Observation one) {
                return twoDigits(Math.min(TEN, one.threads()));
            }
        };

        private static final int TEN = 10;

        /** Returns a key that sorts in display order. */
        abstract String key(Observation one);

        /** Returns the displayed form of the key. */
        String shown(String key) {
            return this == STANDING ? key.substring(key.indexOf(' ') + 1) : key.replaceFirst("^0(?=.)", "");
        }

        private static String twoDigits(int number) {
            return "%02d".formatted(number);
        }
    }
}
