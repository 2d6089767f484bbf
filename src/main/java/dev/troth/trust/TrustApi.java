package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactPayload;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moment;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Row;
import dev.troth.scoring.Assessment;
import dev.troth.stakeholder.StakeholderView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Scores in the schema: fields of accounts and stakeholders. */
@GraphQLApi
public class TrustApi {
    private final Assessments assessments;
    private final Accounts accounts;

    TrustApi(Assessments assessments, Accounts accounts) {
        this.assessments = assessments;
        this.accounts = accounts;
    }

    @Description("What this write did to the scores of its account; null when there are errors, or it belongs to none.")
    public @Nullable TrustImpact trustImpact(@Source MutationPayload payload) {
        Fact fact = payload instanceof FactPayload of ? of.recorded().fact() : null;
        if (fact == null || fact.accountId() == null) {
            return null;
        }
        Moment moment = ((FactPayload) payload).recorded().moment();
        AccountView account = accounts.byIds(Set.of(fact.accountId()), moment).get(fact.accountId());
        return account == null
                ? null
                : new TrustImpact(
                        account,
                        assessments.around(fact, false, moment.asOf()),
                        assessments.around(fact, true, moment.asOf()),
                        List.of(fact));
    }

    @NonNull
    @Description("How far they trust us, and why.")
    public Trust trust(@Source AccountView account) {
        return new Trust(assessments.explained(account));
    }

    @NonNull
    @Description("How likely they are to leave, and why.")
    public ChurnRisk churnRisk(@Source AccountView account) {
        return new ChurnRisk(assessments.explained(account));
    }

    @Description("How far this person trusts us; null while there is nothing to judge by.")
    public @Nullable StakeholderTrustView trust(@Source StakeholderView stakeholder) {
        Cohort<? extends Row> cohort = stakeholder.cohort();
        Map<UUID, Assessment> all =
                cohort.once("assessments", () -> assessments.of(stakeholder.accountsOfCohort(), cohort.moment()));
        Assessment account = all.get(stakeholder.accountUuid());
        return account == null || account.trustUnrated().isPresent()
                ? null
                : account.stakeholder(stakeholder.getRef())
                        .map(StakeholderTrustView::of)
                        .orElse(null);
    }

    @NonNull
    @Description("The facts that move it, the strongest first.")
    public FactEffectConnection evidence(
            @Source Driver driver,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Go on after this cursor.") @Nullable String after) {
        return FactEffectConnection.page(driver.evidence(), first, after);
    }
}
