package dev.troth.feedback;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Direction;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of feedback, one class per mutation. */
public final class FeedbackInputs {
    private FeedbackInputs() {}

    @Description("Feedback to record.")
    @Input("GiveFeedbackInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class GiveFeedbackInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Direction. IN: feedback of the account about us. OUT: our feedback about the account.")
        @NonNull
        public Direction direction;

        @Description("Kind of feedback.")
        @NonNull
        public FeedbackKind kind;

        @Description("Value on the scale of its kind.")
        public @Nullable Double value;

        @Description("Text of the feedback.")
        public @Nullable String text;

        @Description("Whether the feedback is honest. False for mere politeness. Defaults to true.")
        public @Nullable Boolean honest;

        @Description("Department that the feedback represents.")
        public @Nullable String department;

        @Description("Ref of the stakeholder who relayed it.")
        public @Nullable String relayedBy;

        @Description("Ref of the stakeholder who gave it.")
        public @Nullable String stakeholder;

        @Description("Time of the original statement, if it was relayed later.")
        public @Nullable Instant saidAt;

        @Description("Whether the other side knows of it.")
        public @Nullable Boolean shared;
    }
}
