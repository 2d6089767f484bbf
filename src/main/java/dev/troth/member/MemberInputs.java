package dev.troth.member;

import dev.troth.ledger.FactInput;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about our own people. */
public final class MemberInputs {
    private MemberInputs() {}

    @Description("Advice to one of our people.")
    @Input("RecordCoachingInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordCoachingInput extends FactInput {
        @Description("The account: its id, or your own ref of it. Where it was about one.")
        @Id
        public @Nullable String account;

        @Description("Ref of the member who was advised.")
        @NonNull
        public String member;

        @Description("Ref of the member who gave the advice.")
        public @Nullable String coach;

        @Description("The advice.")
        @NonNull
        public String advice;
    }

    @Description("What became of advice.")
    @Input("RecordCoachingFollowUpInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordCoachingFollowUpInput extends FactInput {
        @Description("The account: its id, or your own ref of it. Where it was about one.")
        @Id
        public @Nullable String account;

        @Description("Ref of the coaching.")
        @NonNull
        public String coaching;

        @Description("Whether it was followed.")
        public boolean followed;
    }
}
