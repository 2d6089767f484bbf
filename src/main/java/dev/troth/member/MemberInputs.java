package dev.troth.member;

import dev.troth.ledger.FactInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about members. */
public final class MemberInputs {
    private MemberInputs() {}

    @Description("Advice given to a member.")
    @Input("RecordCoachingInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordCoachingInput extends FactInput {
        @Description("Account that the advice is about: its id or ref. Defaults to null.")
        @Id
        public @Nullable String account;

        @Description("Ref of the member who received the advice.")
        @NonNull
        public String member;

        @Description("Ref of the member who gave the advice. Defaults to null.")
        public @Nullable String coach;

        @Description("Text of the advice.")
        @NonNull
        public String advice;
    }

    @Description("Result of advice.")
    @Input("RecordCoachingFollowUpInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordCoachingFollowUpInput extends FactInput {
        @Description("Account that the advice is about: its id or ref. Defaults to null.")
        @Id
        public @Nullable String account;

        @Description("Ref of the coaching.")
        @NonNull
        public String coaching;

        @Description("Whether the advice was followed.")
        @NonNull
        public Boolean followed;
    }
}
