package dev.troth.trust.backtest;

import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.security.AuthorRights;
import dev.troth.trust.backtest.BacktestReport.BacktestGrouping;
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

/** GraphQL queries and mutations for backtests and calibration. */
@GraphQLApi
public class BacktestApi implements LinkProvider {
    private static final int USUAL_DAYS = 90;
    private static final int MOST_DAYS = 730;

    private final BacktestStore store;
    private final BacktestRun run;
    private final ModelDrafts drafts;
    private final AsOfResolver asOfResolver;
    private final AuthorRights rights;

    BacktestApi(
            BacktestStore store, BacktestRun run, ModelDrafts drafts, AsOfResolver asOfResolver, AuthorRights rights) {
        this.store = store;
        this.run = run;
        this.drafts = drafts;
        this.asOfResolver = asOfResolver;
        this.rights = rights;
    }

    @Override
    public List<Link> links() {
        return List.of(Link.one(
                "MissedChurn",
                "account",
                "Account",
                "Account. Null if the caller may not see it.",
                BacktestReport.MissedChurn.class,
                BacktestReport.MissedChurn::account));
    }

    @Query
    @Description("Backtest. Null if there is none.")
    public @Nullable Backtest backtest(@NonNull @Id @Description("Global id.") String id) {
        return store.find(id).orElse(null);
    }

    @Query
    @NonNull
    @Description("Backtests, newest first.")
    public List<@NonNull Backtest> backtests(
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first) {
        return store.newest(PageSize.of(first));
    }

    @NonNull
    @Description("Quality of the predictions by group of accounts; at most 100 groups.")
    public List<BacktestReport.@NonNull BacktestGroup> groups(
            @Source BacktestReport report, @NonNull @Description("Property to group by.") BacktestGrouping groupBy) {
        return report.grouped().getOrDefault(groupBy, List.of());
    }

    @Description("Backtest in which the version was calibrated. Null for versions that were created manually.")
    public @Nullable Backtest calibratedIn(@Source ModelVersion model) {
        return store.thatMade(model.version()).orElse(null);
    }

    @Mutation
    @NonNull
    @Description("Tests a version on the past, in the background: at the beginning of each month, compares its "
            + "prediction from the facts until then with the actual outcome.")
    public BacktestPayload startBacktest(@NonNull StartBacktestInput input) {
        return UserError.toPayload(
                () -> {
                    String model = input.model == null ? drafts.active() : drafts.need(input.model);
                    return begun(model, null, input.days, input.from, input.to);
                },
                BacktestPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Calibrates the model to the outcomes of the workspace, in the background: how often customers leave, "
            + "and how risks have to be scaled to match. The result is a draft; it is not activated "
            + "automatically.")
    public BacktestPayload calibrateModel(@NonNull CalibrateModelInput input) {
        return UserError.toPayload(
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
        Instant now = asOfResolver.now().asOf();
        Instant end = to == null ? now : to;
        if (end.isAfter(now)) {
            throw RejectedException.invalid("to", "to is %s, which is in the future.", end);
        }
        Instant start = from == null ? store.firstFact().orElse(end) : from;
        Require.notBefore("to", end, "from", start);
        Backtest backtest = store.create(model, calibrates, horizon, start, end, rights.author());
        run.start(backtest);
        return backtest;
    }

    @Description("Backtest to start.")
    @Input("StartBacktestInput")
    public static final class StartBacktestInput {
        @Description("Version to test. Defaults to the active one.")
        public @Nullable String model;

        @Description("Horizon of the predictions, in days, 1 to 730. Defaults to 90.")
        public @Nullable Integer days;

        @Description("Start. Defaults to the first fact.")
        public @Nullable Instant from;

        @Description("End of the observed period. Defaults to now. Nothing later is used.")
        public @Nullable Instant to;
    }

    @Description("Calibration to start.")
    @Input("CalibrateModelInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CalibrateModelInput {
        @Description("Name of the draft.")
        @NonNull
        public String version;

        @Description("Version from which to start. Defaults to the active one.")
        public @Nullable String basedOn;

        @Description("Horizon of the predictions to calibrate, in days, 1 to 730. Defaults to 90.")
        public @Nullable Integer days;

        @Description("Start. Defaults to the first fact.")
        public @Nullable Instant from;

        @Description(
                "End of the observed period. Defaults to now. The last 30 % of the period are used to test the draft.")
        public @Nullable Instant to;
    }

    @Description("Result of a mutation of a backtest.")
    public record BacktestPayload(
            @Description("Backtest. Null if there are errors.") @Nullable
            Backtest backtest,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because this mutation has no idempotencyKey.")
        public boolean getReplayed() {
            return false;
        }
    }
}
