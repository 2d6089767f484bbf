package dev.troth.trust.proof;

import dev.troth.platform.Moments;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import dev.troth.platform.list.ListRequest;
import dev.troth.trust.model.ModelDrafts;
import dev.troth.trust.model.ModelVersion;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Backtests and learning in the schema. */
@GraphQLApi
public class BacktestApi {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 730;

    private final BacktestStore store;
    private final BacktestRun run;
    private final ModelDrafts drafts;
    private final Moments moments;

    BacktestApi(BacktestStore store, BacktestRun run, ModelDrafts drafts, Moments moments) {
        this.store = store;
        this.run = run;
        this.drafts = drafts;
        this.moments = moments;
    }

    @Query
    @Description("A backtest; null when there is none.")
    public @Nullable Backtest backtest(@NonNull @Id @Description("Its id.") String id) {
        return store.find(id).orElse(null);
    }

    @Query
    @NonNull
    @Description("Backtests, the newest first.")
    public List<@NonNull Backtest> backtests(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
        return store.newest(ListRequest.first(first));
    }

    @NonNull
    @Description("How good its predictions were for accounts that had something in common; 100 groups at most.")
    public List<BacktestReport.@NonNull BacktestGroup> groups(
            @Source BacktestReport report, @NonNull @Description("By what.") BacktestGrouping groupBy) {
        return report.grouped().getOrDefault(groupBy, List.of());
    }

    @Description("The backtest that it was learned in; null for versions that somebody made.")
    public @Nullable Backtest calibratedIn(@Source ModelVersion model) {
        return store.thatMade(model.version()).orElse(null);
    }

    @Mutation
    @NonNull
    @Description(
            "Looks back at how good a version was, in the background: at the beginning of each month, what did it predict "
                    + "with nothing but what had happened by then, and what became of it?")
    public BacktestPayload startBacktest(@NonNull StartBacktestInput input) {
        return UserError.told(
                () -> {
                    String model = input.model == null ? drafts.active() : drafts.need(input.model);
                    return begun(model, null, input.days, input.from, input.to);
                },
                BacktestPayload::new);
    }

    @Mutation
    @NonNull
    @Description(
            "Learns from the workspace's own outcomes, in the background: how often customers leave here, and how risks have "
                    + "to be stretched to come true. What comes of it is a draft; nothing is active before you say so.")
    public BacktestPayload calibrateModel(@NonNull CalibrateModelInput input) {
        return UserError.told(
                () -> {
                    String model = input.basedOn == null ? drafts.active() : drafts.need(input.basedOn);
                    drafts.mustBeFree(input.version);
                    return begun(model, input.version, input.days, input.from, input.to);
                },
                BacktestPayload::new);
    }

    private Backtest begun(
            String model,
            @Nullable String calibrates,
            @Nullable Integer days,
            @Nullable Instant from,
            @Nullable Instant to) {
        int horizon = Require.between("days", days == null ? USUAL_DAYS : days, 1, MOST_DAYS);
        Instant now = moments.now().asOf();
        Instant end = to == null ? now : to;
        if (end.isAfter(now)) {
            throw Refusal.invalid("to", "to is %s, which nobody has seen yet.", end);
        }
        Instant start = from == null ? store.firstFact().orElse(end) : from;
        Require.notBefore("to", end, "from", start);
        Backtest backtest = store.create(model, calibrates, horizon, start, end);
        run.start(backtest);
        return backtest;
    }

    @Description("A backtest to start.")
    @Input("StartBacktestInput")
    public static final class StartBacktestInput {
        @Description("The version to judge; the active one when absent.")
        public @Nullable String model;

        @Description("How far ahead to predict, in days, 1 to 730; 90 when absent.")
        public @Nullable Integer days;

        @Description("From when; the first fact when absent.")
        public @Nullable Instant from;

        @Description("Until when it is known what happened; now when absent. Nothing later is looked at.")
        public @Nullable Instant to;
    }

    @Description("What to learn from.")
    @Input("CalibrateModelInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CalibrateModelInput {
        @Description("What the draft is to be called.")
        @NonNull
        public String version;

        @Description("The version to start from; the active one when absent.")
        public @Nullable String basedOn;

        @Description("How far ahead predictions have to come true, in days, 1 to 730; 90 when absent.")
        public @Nullable Integer days;

        @Description("From when; the first fact when absent.")
        public @Nullable Instant from;

        @Description(
                "Until when it is known what happened; now when absent. The last 30 % of the time are what the draft is "
                        + "judged by.")
        public @Nullable Instant to;
    }

    @Description("What became of a backtest that was asked for.")
    public record BacktestPayload(
            @Description("The backtest; null when there are errors.") @Nullable
            Backtest backtest,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: these mutations take no idempotencyKey.")
        public boolean getReplayed() {
            return false;
        }
    }
}
