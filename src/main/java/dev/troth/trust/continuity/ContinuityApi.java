package dev.troth.trust.continuity;

import dev.troth.account.AccountView;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.platform.Cohort;
import dev.troth.platform.Row;
import dev.troth.scoring.Assessment;
import dev.troth.stakeholder.Present;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.trust.Assessments;
import dev.troth.trust.WhatIf;
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

    private final Assessments assessments;
    private final AccountFacts facts;

    ContinuityApi(Assessments assessments, AccountFacts facts) {
        this.assessments = assessments;
        this.facts = facts;
    }

    @NonNull
    @Description("Continuity: effect of departures of stakeholders on the relationship.")
    public Continuity continuity(@Source AccountView account) {
        return Continuity.of(
                facts.of(account.cohort(), account.uuid()),
                assessments.of(account),
                assessments,
                account.cohort().moment().asOf());
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
        return Present.of(all).stream()
                .anyMatch(person ->
                        person.ref().equals(stakeholder.getRef()) && Continuity.isNew(person, all, now(stakeholder)));
    }

    @Description("Progress of the handover plan, 0 to 1: half for a named backup, half for its steps.")
    public double handoverReadiness(@Source StakeholderView stakeholder) {
        return Continuity.readiness(stakeholder.getRef(), of(stakeholder));
    }

    private @Nullable Assessment without(StakeholderView stakeholder) {
        Cohort<? extends Row> cohort = stakeholder.cohort();
        Map<UUID, Assessment> all =
                cohort.once("assessments", () -> assessments.of(stakeholder.accountsOfCohort(), cohort.moment()));
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
        return facts.of(stakeholder.cohort(), stakeholder.accountUuid());
    }

    private static Instant now(StakeholderView stakeholder) {
        return stakeholder.cohort().moment().asOf();
    }
}
