package dev.troth.insight;

import org.eclipse.microprofile.graphql.Description;

/** What to do where the product does not let us keep our word. */
@Description("What to do where the product may not let us keep our word.")
public enum ExitAdvice {
    @Description("Nothing of the product stands in the way.")
    STAY,
    @Description("Promise nothing that the product cannot do: say no, early.")
    STOP_COMMITTING,
    @Description(
            "Breaches are built in: leave, before they take your name down with them, or move the account to a product "
                    + "that can.")
    LEAVE
}
