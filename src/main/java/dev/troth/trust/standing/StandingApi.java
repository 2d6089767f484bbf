package dev.troth.trust.standing;

import dev.troth.account.AccountView;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.playbook.PlaybookRun;
import dev.troth.scoring.Assessment;
import dev.troth.trust.Assessments;
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

    private final Assessments assessments;
    private final AccountFacts facts;

    StandingApi(Assessments assessments, AccountFacts facts) {
        this.assessments = assessments;
        this.facts = facts;
    }

    @NonNull
    @Description("Standing with the customer, its history, and the gaps to the next level.")
    public StandingReview standingReview(@Source AccountView account) {
        return StandingReview.of(
                account,
                facts.of(account.cohort(), account.uuid()),
                facts.ofMarket(account.cohort()),
                assessments.of(account),
                assessments,
                account.cohort().moment().asOf());
    }

    @Description("Change of trust during the run, in points: from its start to its end, or to now. Null while it is "
            + "only due, or if trust was unrated at either end.")
    public @Nullable Double trustChange(@Source PlaybookRun run) {
        if (run.getRef() == null) {
            return null;
        }
        List<Fact> all = facts.of(run.cohort(), run.accountUuid());
        List<Fact> market = facts.ofMarket(run.cohort());
        Instant end = run.getEndedAt() == null ? run.cohort().moment().asOf() : run.getEndedAt();
        Assessment before = assessments.past(all, market, run.getSince());
        Assessment after = assessments.past(all, market, end);
        return before.trustUnrated().isPresent() || after.trustUnrated().isPresent()
                ? null
                : Double.valueOf((after.trust() - before.trust()) * SCALE);
    }
}
