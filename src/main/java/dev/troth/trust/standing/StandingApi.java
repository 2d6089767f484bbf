package dev.troth.trust.standing;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.playbook.PlaybookRun;
import dev.troth.scoring.Assessment;
import dev.troth.trust.explain.AssessmentService;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL fields for standing. */
@GraphQLApi
public class StandingApi {
    private static final double SCALE = 100;

    private final AssessmentService assessments;
    private final FactBatchLoader facts;

    StandingApi(AssessmentService assessments, FactBatchLoader facts) {
        this.assessments = assessments;
        this.facts = facts;
    }

    @NonNull
    @Description(
            "Standing with the customer, its history, and the gaps to the next level. For accounts of kind VENDOR: "
                    + "their standing with us.")
    public StandingReview standingReview(@Source AccountView account) {
        return StandingReview.of(
                account,
                facts.of(account.batch(), account.uuid()),
                facts.ofMarket(account.batch()),
                assessments.assess(account),
                assessments,
                account.batch().moment().asOf());
    }

    @Description("Change of trust during the run, in points: from its start to its end, or to now. Null while it is "
            + "only due, or if trust was unrated at either end.")
    public @Nullable Double trustChange(@Source PlaybookRun run) {
        if (run.getRef() == null) {
            return null;
        }
        List<Fact> all = facts.of(run.batch(), run.accountUuid());
        List<Fact> market = facts.ofMarket(run.batch());
        Instant end = run.getEndedAt() == null ? run.batch().moment().asOf() : run.getEndedAt();
        Assessment before = assessments.assessAt(all, market, run.getSince());
        Assessment after = assessments.assessAt(all, market, end);
        return before.trustUnrated().isPresent() || after.trustUnrated().isPresent()
                ? null
                : Double.valueOf((after.trust() - before.trust()) * SCALE);
    }
}
