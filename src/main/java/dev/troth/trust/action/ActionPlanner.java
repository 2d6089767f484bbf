package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.contract.ContractFact;
import dev.troth.platform.common.Money;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.ContactAvailability;
import dev.troth.touchpoint.TimeWindow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes the actions for one account, not ranked yet. A pure function, except for calls of the model. */
final class ActionPlanner {
    private ActionPlanner() {}

    static List<PlannedAction> of(ActionContext on) {
        List<ProposedAction> actions = new ArrayList<>();
        actions.addAll(IssueActions.of(on));
        actions.addAll(CommitmentActions.of(on));
        actions.addAll(RelationshipActions.of(on));
        double churn = on.churn();
        List<Money> revenue = ContractFact.revenue(on.facts(), on.now());
        return PlaybookActions.with(actions, on).stream()
                .map(action -> {
                    StakeholderRoster.Contact contact = on.roster().contact(action.people, on.zone());
                    return new PlannedAction(on.account(), action, contact, window(contact.ref(), on), churn, revenue);
                })
                .toList();
    }

    /** Returns the time window in which the owner of the account can reach the stakeholder. */
    private static @Nullable TimeWindow window(@Nullable String stakeholder, ActionContext on) {
        String owner = on.account().ownerRef();
        return stakeholder == null || owner == null
                ? null
                : ContactAvailability.next(owner, stakeholder, on.facts(), on.market(), on.now())
                        .orElse(null);
    }

    /**
     * A proposed action with what is known about its account, before it is ranked among others.
     *
     * @param contact person to contact
     * @param window next time at which that person can be reached
     * @param churn probability of churn within 90 days; 0 while unrated
     * @param revenue annual revenue of the account, by currency
     */
    record PlannedAction(
            AccountView account,
            ProposedAction action,
            StakeholderRoster.Contact contact,
            @Nullable TimeWindow window,
            double churn,
            List<Money> revenue) {}
}
