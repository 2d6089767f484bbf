package dev.troth.trust.action;

import dev.troth.currency.ExchangeRate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Next best actions of several accounts.")
public record PortfolioActions(
        @Description("Actions, best first.") @NonNull List<@NonNull NextBestAction> actions,

        @Description(
                "Actions for accounts without a score that have open issues or overdue commitments: they are at risk, although "
                        + "the risk has no number. In the order in which the accounts were opened, at most 100 accounts.")
        @NonNull
        List<@NonNull NextBestAction> unrated,

        @Description("Number of accounts whose actions were evaluated. No other account can enter the list: an action "
                + "retains at most the revenue times the probability of churn (as stored for lists, up to "
                + "half a point out of date).")
        int examined,

        @Description("Whether the result is complete. False if 2,000 accounts were evaluated and others remain.")
        boolean complete,

        @Description(
                "Whether the currencies were ranked apart, because a currency has no exchange rate: each account by its share "
                        + "in the revenue of its currency. Set rates with setExchangeRates.")
        boolean currenciesApart,

        @Description(
                "Exchange rates by which the revenues were compared. Empty if there is one currency, or if they were ranked "
                        + "apart.")
        @NonNull
        List<@NonNull ExchangeRate> rates) {}
