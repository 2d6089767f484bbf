package dev.troth.signal;

import dev.troth.ledger.FactInput;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about signals. */
public final class SignalInputs {
    private SignalInputs() {}

    @Description("Measurement.")
    @Input("RecordSignalInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordSignalInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Kind of measurement; upper and lower case are the same. USE, FLIGHT (of a stakeholder), STALL, "
                + "COMPETITION and TAKING_SIDES (they noticed that we take sides in their politics) have a meaning; "
                + "signals of other kinds are only listed. A likely misspelling of one of the five is refused.")
        @NonNull
        public String kind;

        @Description("Level, 0 to 1. Of USE, the share of what the customer bought that is used.")
        public double level;

        @Description("Time at which it expires.")
        public @Nullable Instant until;

        @Description("Ref of the stakeholder it is about.")
        public @Nullable String stakeholder;

        @Description("Part of our product that is used.")
        public @Nullable String capability;

        @Description("Whether the customer gave a reason, for stalls.")
        public @Nullable Boolean explained;
    }

    @Description("Hard times. Without an account, of the whole market.")
    @Input("RecordStressInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordStressInput extends FactInput {
        @Description("Account: its id or ref. Defaults to null: the whole market.")
        @Id
        public @Nullable String account;

        @Description("Severity, 0 to 1; 0 ends the stress.")
        public double level;

        @Description("Time at which the stress ends. Defaults to null.")
        public @Nullable Instant until;
    }

    @Description("Signal to end.")
    @Input("EndSignalInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndSignalInput extends FactInput {
        @Description("Signal: its id or ref.")
        @Id
        @NonNull
        public String signal;

        @Description("Reason.")
        public @Nullable String reason;
    }
}
