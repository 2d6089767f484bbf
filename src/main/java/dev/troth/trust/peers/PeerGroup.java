package dev.troth.trust.peers;

import org.eclipse.microprofile.graphql.Description;

/** Accounts with which an account is compared; always of the same kind. */
@Description("Accounts with which an account is compared; always those of the same kind (customer or vendor).")
public enum PeerGroup {
    @Description("All of them.")
    ALL("a.id"),
    @Description("Those of the same tier.")
    TIER("a.tier"),
    @Description("Those of the same industry.")
    INDUSTRY("a.industry"),
    @Description("Those with the same owner.")
    OWNER("a.owner_ref"),
    @Description("Those with the same standing.")
    STANDING("s.standing");

    /** The column that the accounts of a group have in common. */
    private final String column;

    PeerGroup(String column) {
        this.column = column;
    }

    /** Returns the condition that a peer (b, t) is in the group of an account (a, s). */
    String condition() {
        return this == ALL
                ? "true"
                : column + " = " + column.replace("a.", "b.").replace("s.", "t.");
    }
}
