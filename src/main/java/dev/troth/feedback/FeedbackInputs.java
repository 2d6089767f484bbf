package dev.troth.feedback;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Direction;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about feedback. */
public final class FeedbackInputs {
    private FeedbackInputs() {}

    @Description("What was said.")
    @Input("GiveFeedbackInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class GiveFeedbackInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("IN: they of us. OUT: we of them, or we to them.")
        @NonNull
        public Direction direction;

        @Description("What was asked or said.")
        @NonNull
        public FeedbackKind kind;

        @Description("The value on the scale of its kind.")
        public @Nullable Double value;

        @Description("In words.")
        public @Nullable String text;

        @Description("False for words that only please.")
        public @Nullable Boolean honest;

        @Description("Whose voice it is.")
        public @Nullable String department;

        @Description("Ref of the stakeholder who passed it on.")
        public @Nullable String relayedBy;

        @Description("Ref of the stakeholder who said it.")
        public @Nullable String stakeholder;

        @Description("When it was said first, where somebody passed it on later.")
        public @Nullable Instant saidAt;

        @Description("Whether the other side knows of it.")
        public @Nullable Boolean shared;
    }
}
