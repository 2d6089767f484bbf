package dev.troth.contract;

import org.eclipse.microprofile.graphql.Description;

/** Status of a contract. */
@Description("Status of a contract.")
public enum ContractStatus {
    @Description("The contract is running.")
    RUNNING,
    @Description("The contract was renewed.")
    RENEWED,
    @Description("The customer left.")
    ENDED
}
