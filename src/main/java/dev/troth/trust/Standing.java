package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;

/** What we are to them. */
@Description("What we are to them, from trust and time together: this does not come overnight.")
public enum Standing {
    @Description("Not a customer yet.")
    PROSPECT,
    @Description("One supplier of many, let go when times get tough.")
    VENDOR,
    @Description("Above the others, not yet a partner.")
    PREFERRED,
    @Description("Credible and connected, for long enough.")
    PARTNER,
    @Description("They left and have not come back.")
    LAPSED
}
