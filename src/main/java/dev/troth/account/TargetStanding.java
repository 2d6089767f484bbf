package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** Standing that we aim for with the account. */
@Description("Standing that we aim for with the account.")
public enum TargetStanding {
    @Description("One supplier among many.")
    VENDOR,
    @Description("Preferred supplier: the first one that the account asks.")
    PREFERRED,
    @Description("Partner that the account would not give up in hard times.")
    PARTNER
}
