package dev.troth.platform.common;

import org.eclipse.microprofile.graphql.Description;

/** Direction of a contact. */
@Description("Direction of a contact.")
public enum Direction {
    @Description("From the vendor to the customer.")
    OUT,
    @Description("From the customer to the vendor.")
    IN
}
