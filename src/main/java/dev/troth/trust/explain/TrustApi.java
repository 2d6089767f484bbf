package dev.troth.trust.explain;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactPayload;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.database.Row;
import dev.troth.platform.list.PageSize;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.StakeholderTrust;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.trust.score.ChurnRisk;
import dev.troth.trust.score.Driver;
import dev.troth.trust.score.FactEffect;
import dev.troth.trust.score.Score;
import dev.troth.trust.score.Trust;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL fields for scores of accounts and stakeholders. */
@GraphQLApi
public class TrustApi {
    private final AssessmentService assessments;
    private final AccountLookup accounts;
    private final FactAccess access;

    TrustApi(AssessmentService assessments, AccountLookup accounts, FactAccess access) {
        this.assessments = assessments;
        this.accounts = accounts;
        this.access = access;
    }

    @Description("Effect of this write on the scores of its account, including all facts that were recorded with it. "
            + "No change as long as the fact is planned. Null if there are errors, or if the fact belongs to no "
            + "account.")
    public @Nullable TrustImpact trustImpact(@Source MutationPayload payload) {
        List<Fact> facts = payload instanceof FactPayload of ? of.recorded().facts() : List.of();
        Fact fact = facts.isEmpty() ? null : facts.getFirst();
        if (fact == null || fact.accountId() == null) {
            return null;
        }
        AsOf moment = ((FactPayload) payload).recorded().moment();
        AccountView account = accounts.byIds(Set.of(fact.accountId()), moment).get(fact.accountId());
        return account == null
                ? null
                : new TrustImpact(
                        account,
                        assessments.explainAround(facts, false, moment.asOf()),
                        assessments.explainAround(facts, true, moment.asOf()),
                        facts);
    }

    @NonNull
    @Description(
            "Trust of the account in us, with its drivers. For accounts of kind VENDOR: our trust in them, from their "
                    + "commitments to us.")
    public Trust trust(@Source AccountView account) {
        return new Trust(assessments.explain(account));
    }

    @NonNull
    @Description(
            "Churn risk, with its drivers: the risk that the account leaves us. For accounts of kind VENDOR: the risk "
                    + "that we leave them.")
    public ChurnRisk churnRisk(@Source AccountView account) {
        return new ChurnRisk(assessments.explain(account));
    }

    @Description("Trust of this stakeholder in us. Null if there is no evidence.")
    public @Nullable StakeholderTrustView trust(@Source StakeholderView stakeholder) {
        BatchContext<? extends Row> batch = stakeholder.batch();
        Map<UUID, Assessment> all = batch.computeIfAbsent(
                "assessments", () -> assessments.assess(stakeholder.accountsOfBatch(), batch.moment()));
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
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Description(PageSize.LAST) @Nullable Integer last,
            @Description(PageSize.AFTER) @Nullable String after,
            @Description(PageSize.BEFORE) @Nullable String before) {
        return FactEffectConnection.page(
                access.readable(driver.evidence(), FactEffect::fact), first, last, after, before);
    }

    /** API type of the trust of one stakeholder. */
    @Name("StakeholderTrust")
    @Description("Trust of one stakeholder in us, 0 to 100: the record of the account, adjusted by the stakeholder's "
            + "own experience.")
    public record StakeholderTrustView(
            @Description("Trust, 0 to 100: credibility times connection.")
            double value,

            @Description("Credibility of us to this stakeholder.")
            double credibility,

            @Description("Connection with this stakeholder; 0 after their departure.")
            double connection) {

        static StakeholderTrustView of(StakeholderTrust trust) {
            return new StakeholderTrustView(
                    trust.value() * Score.SCALE, trust.credibility() * Score.SCALE, trust.connection() * Score.SCALE);
        }
    }
}
