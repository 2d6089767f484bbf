package dev.troth.cadence;

import org.eclipse.microprofile.graphql.Description;

/** Origin of a cadence. */
@Description("Origin of a cadence.")
public enum CadenceReason {
    @Description("Both sides agreed on the cadence.")
    AGREED,
    @Description("Default: no more than a month between touchpoints.")
    MONTH,
    @Description("A running initiative requires the cadence.")
    INITIATIVE
}
