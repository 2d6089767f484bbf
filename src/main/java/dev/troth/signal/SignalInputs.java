package dev.troth.signal;

import dev.troth.ledger.FactInput;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about signals. */
public final class SignalInputs {
    private SignalInputs() {}

    @Description("A measured fact.")
    @Input("RecordSignalInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordSignalInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What was measured. USE, FLIGHT, STALL and COMPETITION are understood; any other word is kept.")
        @NonNull
        public String kind;

        @Description("How much, 0 to 1.")
        public double level;

        @Description("When it no longer holds.")
        public @Nullable Instant until;

        @Description("Ref of the stakeholder it is about.")
        public @Nullable String stakeholder;

        @Description("What of our product is used.")
        public @Nullable String capability;

        @Description("Whether they said why; for stalls.")
        public @Nullable Boolean explained;
    }

    @Description("Hard times. Without an account, of the whole market.")
    @Input("RecordStressInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordStressInput extends FactInput {
        @Description("The account: its id, or your own ref of it. None for a member of ours.")
        @Id
        public @Nullable String account;

        @Description("How hard times are, 0 to 1; 0 says that they are over.")
        public double level;

        @Description("When they will be over.")
        public @Nullable Instant until;
    }
}
