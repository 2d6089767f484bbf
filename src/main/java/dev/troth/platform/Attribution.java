package dev.troth.platform;

import org.eclipse.microprofile.graphql.Description;

/** Whose fault or doing something is. */
@Description("Whose doing something is. What is not ours never lowers our credibility, and is shown as excluded.")
public enum Attribution {
    @Description("Ours: the people who look after the account.")
    US,
    @Description("Our company's: product, pricing, another department.")
    COMPANY,
    @Description("The customer's own.")
    CUSTOMER,
    @Description("Nobody's here: weather, law, a third party.")
    EXTERNAL;

    /** Whether it counts as ours. */
    public boolean isOurs() {
        return this == US || this == COMPANY;
    }
}
