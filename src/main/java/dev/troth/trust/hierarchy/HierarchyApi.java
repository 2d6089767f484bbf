package dev.troth.trust.hierarchy;

import dev.troth.account.AccountView;
import dev.troth.platform.common.Require;
import dev.troth.trust.forecast.ForecastApi.RevenueAtRisk;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL fields for account trees. */
@GraphQLApi
public class HierarchyApi {
    private static final int MOST_DAYS = 3650;

    private final AccountTrees trees;

    HierarchyApi(AccountTrees trees) {
        this.trees = trees;
    }

    @NonNull
    @Description("The account and all accounts beneath it, rolled up.")
    public AccountTree tree(@Source AccountView account) {
        return trees.of(account);
    }

    @NonNull
    @Description("Trust of the tree, on the scale of `Trust.score`, 0 to 100.")
    public TreeScore trust(@Source AccountTree tree) {
        return score(tree, ScoreMeasure.of(ScoreCode.TRUST));
    }

    @NonNull
    @Description(
            "Churn risk of the tree within some days, on the scale of `ChurnHorizon.probability`, 0 to 1. `value` is the share of "
                    + "the annual value of the running contracts that is expected to be lost if nothing changes.")
    public TreeScore churnRisk(
            @Source AccountTree tree,
            @DefaultValue("90") @Description("Horizon in days, 1 to 3650.") @Nullable Integer days) {
        return score(tree, ScoreMeasure.churn(horizon(days)));
    }

    @NonNull
    @Description(
            "Annual value of the running contracts of the tree whose term has begun, and the part of it at risk: one entry per "
                    + "currency, sorted by its code, since amounts of different currencies are never added. Beneath a vendor it is "
                    + "what we pay. Empty if there is none, or if the tree is too large.")
    public List<@NonNull RevenueAtRisk> revenueAtRisk(
            @Source AccountTree tree,
            @DefaultValue("90") @Description("Horizon in days, 1 to 3650.") @Nullable Integer days) {
        int horizon = horizon(days);
        TreeRollUp numbers = tree.numbers();
        return numbers == null ? List.of() : numbers.revenue(horizon);
    }

    private static TreeScore score(AccountTree tree, ScoreMeasure measure) {
        TreeRollUp numbers = tree.numbers();
        return numbers == null ? TreeScore.unknown() : numbers.score(measure);
    }

    private static int horizon(@Nullable Integer days) {
        return Require.between("days", days == null ? ScoreMeasure.USUAL_DAYS : days, 1, MOST_DAYS);
    }
}
