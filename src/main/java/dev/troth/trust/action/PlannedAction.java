package dev.troth.trust.action;

import dev.troth.account.AccountView;
import dev.troth.platform.common.Money;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TimeWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
