package dev.troth.trust.hierarchy;

import dev.troth.account.AccountView;
import dev.troth.platform.common.Money;
import dev.troth.scoring.Assessment;
import java.util.List;

/**
 * Account that counts in a tree.
 *
 * @param contracts annual values of the running contracts whose term has begun
 */
record RatedAccount(AccountView account, Assessment assessment, List<Money> contracts) {
    boolean isRated() {
        return assessment.trustUnrated().isEmpty();
    }
}
