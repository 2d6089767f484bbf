package dev.troth.initiative;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.MoneyView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Value that an initiative delivered to the account. */
@Description("Value that an initiative delivered to the account.")
public record ValueEntry(
        @Description("Caller's own key of the value. Pass it to confirmValue.") @NonNull
        String ref,

        @Description("Time at which it was delivered.") @NonNull
        Instant occurredAt,

        @Description("Amount.") @Nullable MoneyView value,

        @Description("Ref of the stakeholder who confirmed it. Null until then.") @Nullable
        String confirmedBy) {

    static ValueEntry of(TypedFact<InitiativeFact.ValueDelivered> delivered) {
        return new ValueEntry(
                delivered.ref(),
                delivered.at(),
                MoneyView.of(delivered.body().value()),
                delivered.body().confirmedBy());
    }
}
