package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.HumanReadable;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Evidence;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.ContactAvailability;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.WhatIf;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge about one account from which its actions are computed.
 *
 * @param facts all of the account, sorted
 * @param market facts that belong to no account, sorted
 * @param zone time zone of the owner of the account
 */
record ActionContext(
        AccountView account,
        List<Fact> facts,
        List<Fact> market,
        Assessment assessment,
        AssessmentService model,
        StakeholderRoster roster,
        ZoneId zone,
        Instant now) {
    private static final double SCALE = 100;
    private static final int CHURN_DAYS = 90;

    static ActionContext of(
            AccountView account,
            List<Fact> facts,
            List<Fact> market,
            Assessment assessment,
            AssessmentService model,
            Instant now) {
        return new ActionContext(
                account,
                facts,
                market,
                assessment,
                model,
                StakeholderRoster.of(facts),
                ContactAvailability.zoneOfMember(account.ownerRef(), market),
                now);
    }

    boolean isRated() {
        return assessment.trustUnrated().isEmpty();
    }

    /** Returns the probability of churn within 90 days; 0 while unrated. */
    double churn() {
        return isRated() ? assessment.churn().probability(CHURN_DAYS) : 0;
    }

    String time(@Nullable Instant instant) {
        return HumanReadable.time(instant, zone);
    }

    String date(@Nullable Instant instant) {
        return HumanReadable.date(instant, zone);
    }

    /** Returns the person to contact, or else the account, by name. */
    String nameOfFirst(List<String> people) {
        String whom = roster.contact(people, zone).ref();
        return whom == null ? account.getName() : roster.nameOf(whom);
    }

    /** Returns the action with the expected gain compared with doing nothing. */
    ProposedAction gaining(ProposedAction one, Evidence evidence) {
        return isRated() ? one.bringing((with(evidence).trust() - assessment.trust()) * SCALE) : one;
    }

    /** Returns the action with the gain of keeping a commitment compared with breaking it. */
    ProposedAction keeping(ProposedAction one, String commitment) {
        return isRated()
                ? one.bringing((with(WhatIf.kept(commitment, now)).trust()
                                - with(WhatIf.broken(commitment, now)).trust())
                        * SCALE)
                : one;
    }

    private Assessment with(Evidence evidence) {
        return Objects.requireNonNull(model.whatIf(assessment, List.of(evidence), now));
    }
}
