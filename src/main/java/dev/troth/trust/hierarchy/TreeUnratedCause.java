package dev.troth.trust.hierarchy;

import org.eclipse.microprofile.graphql.Description;

/** Cause for which a score of a tree has no value. */
@Description("Cause for which a score of an account tree has no value.")
public enum TreeUnratedCause {
    @Description("None of the counted accounts has a score.")
    NO_SCORE,
    @Description(
            "None of the counted accounts with a score has a running contract, so there is nothing to weight by. `mean` does "
                    + "not need any.")
    NO_REVENUE,
    @Description(
            "The contracts are in several currencies, and one of these has no exchange rate. Set it with setExchangeRates. "
                    + "`mean` does not need any.")
    NO_EXCHANGE_RATE,
    @Description(
            "The tree has more than 1,000 accounts or 11 levels, or the trees of one list have more than 5,000 accounts "
                    + "together. A number about a part of it would be misleading.")
    TOO_LARGE
}
