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

/** GraphQL fields for scores of accounts and stakeholders. */
@GraphQLApi
public class TrustApi {
    private final Assessments assessments;
    private final Accounts accounts;

    TrustApi(Assessments assessments, Accounts accounts) {
        this.assessments = assessments;
        this.accounts = accounts;
    }

    @Description("Effect of this write on the scores of its account. Null if there are errors, or if the fact "
            + "belongs to no account.")
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
    @Description("Trust of the account in us, with its drivers.")
    public Trust trust(@Source AccountView account) {
        return new Trust(assessments.explained(account));
    }

    @NonNull
    @Description("Churn risk, with its drivers.")
    public ChurnRisk churnRisk(@Source AccountView account) {
        return new ChurnRisk(assessments.explained(account));
    }

    @Description("Trust of this stakeholder in us. Null if there is no evidence.")
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
    @Description("Facts behind the driver, strongest first.")
    public FactEffectConnection evidence(
            @Source Driver driver,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Cursor after which the page starts. Defaults to the beginning of the list.") @Nullable
                    String after) {
        return FactEffectConnection.page(driver.evidence(), first, after);
    }
}
