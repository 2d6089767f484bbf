package dev.troth.contract;

import org.eclipse.microprofile.graphql.Description;

/** Where a contract stands. */
@Description("Where a contract stands.")
public enum ContractStatus {
    @Description("It runs.")
    RUNNING,
    @Description("It was renewed.")
    RENEWED,
    @Description("They left.")
    ENDED
}
