package dev.troth.trust.hierarchy;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.jspecify.annotations.Nullable;

/** An account and all beneath it, rolled up. */
@Description(
        "An account and all accounts beneath it, at any depth, rolled up as of the instant of the account. Accounts that the "
                + "caller may not see are not counted, nor is any account beneath them, so two callers may read different "
                + "numbers. The numbers are about accounts of the same side that have not left: beneath a customer those of kind "
                + "CUSTOMER and BOTH, beneath a vendor those of kind VENDOR.")
public final class AccountTree {
    private final int accounts;
    private final int departed;
    private final int otherSide;
    private final int levels;
    private final @Nullable TreeRollUp numbers;

    /** @param numbers null if the tree is too large */
    AccountTree(int accounts, int departed, int otherSide, int levels, @Nullable TreeRollUp numbers) {
        this.accounts = accounts;
        this.departed = departed;
        this.otherSide = otherSide;
        this.levels = levels;
        this.numbers = numbers;
    }

    @Description(
            "Number of accounts that count: the account itself and its `children`, level by level, without the others below. 0 if the "
                    + "tree is too large.")
    public int getAccounts() {
        return accounts;
    }

    @Description(
            "Number of accounts among its `children` of all levels that left, or whose last contract ended. They count nowhere else; accounts beneath "
                    + "them do. 0 if the tree is too large.")
    public int getDeparted() {
        return departed;
    }

    @Description(
            "Number of accounts among its `children` of all levels with another `kind`: they supply where the account buys, or the "
                    + "other way round. They count nowhere "
                    + "else; accounts beneath them do. 0 if the tree is too large.")
    public int getOtherSide() {
        return otherSide;
    }

    @Description("Levels of the tree, 1 without children, at most 11.")
    public int getLevels() {
        return levels;
    }

    @Description(
            "Whether the tree has more than 1,000 accounts or 11 levels, or the trees of one list have more than 5,000 accounts "
                    + "together. Then it has no numbers, since those of a part would be misleading.")
    public boolean isTooLarge() {
        return numbers == null;
    }

    @Ignore
    @Nullable
    TreeRollUp numbers() {
        return numbers;
    }
}
