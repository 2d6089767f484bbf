package dev.troth.account;

import org.eclipse.microprofile.graphql.Description;

/** What we want to become to them. */
@Description("What we want to become to them.")
public enum TargetStanding {
    @Description("One supplier of many is enough.")
    VENDOR,
    @Description("The first they ask.")
    PREFERRED,
    @Description("Somebody they would not let go in hard times.")
    PARTNER
}
