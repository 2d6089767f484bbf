package dev.troth.trust.peers;

import org.eclipse.microprofile.graphql.Description;

/** Accounts with which an account is compared; always of the same kind. */
@Description("Accounts with which an account is compared; always those of the same kind (customer or vendor).")
public enum PeerGroup {
    @Description("All of them.")
    ALL("true"),
    @Description("Those of the same tier.")
    TIER("a.tier = b.tier"),
    @Description("Those of the same industry.")
    INDUSTRY("a.industry = b.industry"),
    @Description("Those with the same owner.")
    OWNER("a.owner_ref = b.owner_ref"),
    @Description("Those with the same standing.")
    STANDING("s.standing = t.standing");

    private final String condition;

    PeerGroup(String condition) {
        this.condition = condition;
    }

    /** Returns the condition that a peer (account b with score t) is in the group of an account (a with score s). */
    String condition() {
        return condition;
    }
}
