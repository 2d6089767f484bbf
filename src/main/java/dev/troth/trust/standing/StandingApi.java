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

/** Standing in the schema. */
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
    @Description("What we are to them, how we came there, and what is missing to the next step.")
    public StandingReview standingReview(@Source AccountView account) {
        return StandingReview.of(
                account,
                facts.of(account.cohort(), account.uuid()),
                facts.ofMarket(account.cohort()),
                assessments.of(account),
                assessments,
                account.cohort().moment().asOf());
    }

    @Description(
            "What trust did while it ran, in points: from its start to its end, or to now. Null while it is only due, or "
                    + "when trust was unrated at either end.")
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
