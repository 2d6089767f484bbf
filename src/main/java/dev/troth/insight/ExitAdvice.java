package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** Advice if the product does not let us fulfil our commitments. */
@Description("Advice if the product may not let us fulfil our commitments.")
public enum ExitAdvice {
    @Description("The product is not an obstacle.")
    STAY,
    @Description("Do not commit to anything that the product cannot do. Decline early.")
    STOP_COMMITTING,
    @Description("Breaches are unavoidable. Leave before they damage your reputation, or move the account to a product "
            + "that fits.")
    LEAVE
}
