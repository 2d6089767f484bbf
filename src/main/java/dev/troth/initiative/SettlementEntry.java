package dev.troth.initiative;

import dev.troth.platform.common.MoneyView;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Instalment of the payment for work done. */
@Description("Instalment of the payment for work done.")
public record SettlementEntry(
        @Description("Time at which it was proposed or agreed.") @NonNull
        Instant occurredAt,

        @Description("Payment that we proposed.") @NonNull MoneyView proposed,

        @Description("Payment that was agreed. Null if there is no answer to the proposal.") @Nullable
        MoneyView agreed) {}
