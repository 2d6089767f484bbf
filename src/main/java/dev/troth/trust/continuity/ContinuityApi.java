package dev.troth.trust.continuity;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.database.Row;
import dev.troth.scoring.Assessment;
import dev.troth.stakeholder.AccountPeople;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL fields for continuity. */
@GraphQLApi
public class ContinuityApi {
    private static final double SCALE = 100;
    private static final int CHURN_DAYS = 90;

    private final AssessmentService assessments;
    private final FactBatchLoader facts;
    private final AccountPeople people;

    ContinuityApi(AssessmentService assessments, FactBatchLoader facts, AccountPeople people) {
        this.assessments = assessments;
        this.facts = facts;
        this.people = people;
    }

    @NonNull
    @Description("Continuity: effect of departures of stakeholders on the relationship.")
    public Continuity continuity(@Source AccountView account) {
        return Continuity.of(
                account.batch(), facts.of(account.batch(), account.uuid()), assessments.assess(account), assessments);
    }

    @Description("Trust of the account without this stakeholder, 0 to 100. Null while trust is unrated.")
    public @Nullable Double trustIfTheyLeave(@Source StakeholderView stakeholder) {
        Assessment without = without(stakeholder);
        return without == null ? null : Double.valueOf(without.trust() * SCALE);
    }

    @Description("Probability of churn of the account within 90 days without this stakeholder.")
    public @Nullable Double churnRiskIfTheyLeave(@Source StakeholderView stakeholder) {
        Assessment without = without(stakeholder);
        return without == null ? null : Double.valueOf(without.churn().probability(CHURN_DAYS));
    }

    @Description("Probability that the stakeholder leaves within 365 days, from the past rate of departures in the "
            + "account and from signals.")
    public double departureRisk(@Source StakeholderView stakeholder) {
        return stakeholder.getLeftAt() != null
                ? 0
                : Continuity.departureRisk(stakeholder.getRef(), of(stakeholder), now(stakeholder));
    }

    @Description("Whether the stakeholder is new, and wants to make an impression: for 90 days after joining.")
    @Name("isNew")
    public boolean isNew(@Source StakeholderView stakeholder) {
        List<Fact> all = of(stakeholder);
        return ActiveStakeholder.of(all).stream()
                .anyMatch(person ->
                        person.ref().equals(stakeholder.getRef()) && Continuity.isNew(person, all, now(stakeholder)));
    }

    @Description("Progress of the handover plan, 0 to 1: half for a backup who is present, half for its steps.")
    public double handoverReadiness(@Source StakeholderView stakeholder) {
        List<Fact> all = of(stakeholder);
        return Continuity.readiness(stakeholder.getRef(), all, StakeholderRoster.of(all));
    }

    @Description(
            "Stakeholder who takes their place, if they left or leave: the successor, or else the backup of the latest "
                    + "handover plan, or the successor of that one. Null if no present stakeholder was named.")
    public @Nullable StakeholderView successor(@Source StakeholderView stakeholder) {
        return people.find(StakeholderRoster.of(of(stakeholder)).standInFor(stakeholder.getRef()), stakeholder.batch());
    }

    @Description("Stakeholder whose departure would cost the most trust. Null if no stakeholder is known.")
    public @Nullable StakeholderView keyPerson(@Source Continuity continuity) {
        return people.find(continuity.keyPersonRef(), continuity.batch());
    }

    @NonNull
    @Description("Stakeholders counted in threads.")
    public List<@NonNull StakeholderView> threadStakeholders(@Source Continuity continuity) {
        return people.find(continuity.threadRefs(), continuity.batch());
    }

    @NonNull
    @Description(
            "Decision makers and approvers who joined within the last 90 days: they often change how things are done.")
    public List<@NonNull StakeholderView> newDecisionMakers(@Source Continuity continuity) {
        return people.find(continuity.newDecisionMakerRefs(), continuity.batch());
    }

    @NonNull
    @Description("Present important stakeholders without a backup who is present, or a completed handover.")
    public List<@NonNull StakeholderView> unprepared(@Source Continuity continuity) {
        return people.find(continuity.unpreparedRefs(), continuity.batch());
    }

    @NonNull
    @Description("Important stakeholders who left within the last 365 days and whose place is not taken.")
    public List<@NonNull StakeholderView> unreplaced(@Source Continuity continuity) {
        return people.find(continuity.unreplacedRefs(), continuity.batch());
    }

    private @Nullable Assessment without(StakeholderView stakeholder) {
        BatchContext<? extends Row> batch = stakeholder.batch();
        Map<UUID, Assessment> all = batch.computeIfAbsent(
                "assessments", () -> assessments.assess(stakeholder.accountsOfBatch(), batch.moment()));
        Assessment now = Objects.requireNonNull(all.get(stakeholder.accountUuid()));
        if (now.trustUnrated().isPresent()) {
            return null;
        }
        return stakeholder.getLeftAt() != null
                ? now
                : assessments.whatIf(
                        now, List.of(WhatIf.leaves(stakeholder.getRef(), now(stakeholder))), now(stakeholder));
    }

    private List<Fact> of(StakeholderView stakeholder) {
        return facts.of(stakeholder.batch(), stakeholder.accountUuid());
    }

    private static Instant now(StakeholderView stakeholder) {
        return stakeholder.batch().moment().asOf();
    }
}
