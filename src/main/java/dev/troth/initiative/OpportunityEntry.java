package dev.troth.initiative;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.MoneyView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Larger opportunity that resulted from an initiative. */
@Description("Larger opportunity that resulted from an initiative.")
public record OpportunityEntry(
        @Description("Caller's own key of the opportunity. Pass it to decideOpportunity.") @NonNull
        String ref,

        @Description("Time at which it was recorded.") @NonNull
        Instant occurredAt,

        @Description("Title.") @NonNull String title,

        @Description("Value. Null if it was not recorded.") @Nullable
        MoneyView value,

        @Description("Horizon of the gain. Null if it was not recorded.") @Nullable
        PayoffHorizon horizon,

        @Description("Whether it was won. Null while it is undecided.") @Nullable
        Boolean won) {

    static OpportunityEntry of(TypedFact<InitiativeFact.Opportunity> opportunity) {
        InitiativeFact.Opportunity body = opportunity.body();
        return new OpportunityEntry(
                opportunity.ref(),
                opportunity.at(),
                body.title(),
                MoneyView.of(body.value()),
                body.horizon(),
                body.won());
    }
}
