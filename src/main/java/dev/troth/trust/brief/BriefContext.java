package dev.troth.trust.brief;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.HumanReadable;
import dev.troth.platform.common.Party;
import dev.troth.scoring.Assessment;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.trust.action.Action;
import dev.troth.trust.evidence.SupplyingSide;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.Explanation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * The knowledge about one account from which its brief is written.
 *
 * @param facts all of the account, sorted
 * @param market facts that belong to no account, sorted
 * @param actions all of the account, most important first
 * @param zone time zone of the owner of the account
 */
record BriefContext(
        AccountView account,
        List<Fact> facts,
        List<Fact> market,
        Explanation explanation,
        AssessmentService model,
        List<Action> actions,
        StakeholderRoster roster,
        ZoneId zone) {

    Instant now() {
        return explanation.asOf();
    }

    Assessment assessment() {
        return explanation.assessment();
    }

    boolean isRated() {
        return assessment().trustUnrated().isEmpty();
    }

    /** Returns the side that supplies: us, or a vendor. */
    Party supplier() {
        return SupplyingSide.of(facts);
    }

    String name() {
        return account.getName();
    }

    String date(Instant instant) {
        return HumanReadable.date(instant, zone);
    }

    String time(Instant instant) {
        return HumanReadable.time(instant, zone);
    }
}
