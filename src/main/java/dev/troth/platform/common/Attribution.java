package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;

/** Party responsible for a fact. */
@Description("Party responsible for an event. Only the values US and COMPANY lower credibility; the others "
        + "are reported as excluded.")
public enum Attribution {
    @Description("The people who own the account.")
    US,
    @Description("Another part of the vendor's company: product, pricing, another department.")
    COMPANY,
    @Description("The customer.")
    CUSTOMER,
    @Description("Neither party: weather, law, a third party.")
    EXTERNAL;

    /** Returns whether it lowers the credibility of the vendor. */
    public boolean isOurs() {
        return this == US || this == COMPANY;
    }
}
