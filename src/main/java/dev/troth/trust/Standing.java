package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** Our standing with a customer. */
@Description("Our standing with a customer, from trust and time together: it cannot be reached overnight.")
public enum Standing {
    @Description("Not a customer yet.")
    PROSPECT,
    @Description("One supplier of many, dropped in hard times.")
    VENDOR,
    @Description("Preferred to others, but not yet a partner.")
    PREFERRED,
    @Description("Credible and connected for long enough.")
    PARTNER,
    @Description("A former customer that has not come back.")
    LAPSED
}
