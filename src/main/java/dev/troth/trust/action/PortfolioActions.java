package dev.troth.trust.action;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Next best actions of several accounts.")
public record PortfolioActions(
        @Description("Actions, best first.") @NonNull List<@NonNull NextBestAction> actions,

        @Description("Number of accounts whose actions were evaluated. No other account can enter the list: an action "
                + "retains at most the revenue times the probability of churn (as stored for lists, up to "
                + "half a point out of date).")
        int examined,

        @Description("Whether the result is complete. False if 2,000 accounts were evaluated and others remain.")
        boolean complete) {}
