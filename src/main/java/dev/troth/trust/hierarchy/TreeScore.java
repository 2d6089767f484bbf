package dev.troth.trust.hierarchy;

import dev.troth.account.AccountView;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * Score of an account tree.
 *
 * @param worst rated account with the worst score
 */
@Description("Score of an account and those beneath it. Accounts without a score are in none of the numbers.")
public record TreeScore(
        @Description(
                "Mean of the scores, weighted by the annual value of the running contracts of each account, those in other "
                        + "currencies converted by the exchange rates of the workspace. An account without a running contract "
                        + "weighs nothing. Null with the cause in `unrated`.")
        @Nullable
        Double value,

        @Description("Cause for which there is no weighted mean. Null if there is one.") @Nullable
        TreeUnratedCause unrated,

        @Description("Mean of the scores, in which every account weighs the same. Null if no account has a score.")
        @Nullable
        Double mean,

        @Description(
                "Worst score: the lowest trust, or the highest risk. One lost subsidiary can cost a whole group, and a mean "
                        + "hides it. Null if no account has a score.")
        @Nullable
        Double worst,

        @Description("Account with the worst score; of several, the first by ref. Null if no account has a score.")
        @Nullable
        AccountView worstAccount,

        @Description("Number of accounts with a score, of `AccountTree.accounts`.")
        int accounts,

        @Description("Number of accounts without a score, of `AccountTree.accounts`.")
        int unratedAccounts,

        @Description(
                "Share of the annual value of all running contracts that belongs to accounts with a score, 0 to 1: how much of "
                        + "the tree `value` is about. Null where the contracts cannot be compared, or if there are none.")
        @Nullable
        Double coverage) {

    /** Returns the score of a tree that is too large. */
    static TreeScore unknown() {
        return new TreeScore(null, TreeUnratedCause.TOO_LARGE, null, null, null, 0, 0, null);
    }
}
