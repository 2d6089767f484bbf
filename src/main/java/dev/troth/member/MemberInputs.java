package dev.troth.member;

import dev.troth.ledger.FactInput;
import dev.troth.ledger.MutationInput;
import dev.troth.platform.common.Weekday;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about members. */
public final class MemberInputs {
    private MemberInputs() {}

    @Description("Member to register.")
    @Input("RegisterMemberInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RegisterMemberInput extends MutationInput {
        @Description("Ref of the member (caller's own key), by which other inputs name them.")
        @NonNull
        public String ref;

        @Description("Name.")
        @NonNull
        public String name;

        @Description("IANA time zone, for example Europe/Berlin.")
        @NonNull
        public String timeZone;

        @Description("Weekly working hours, in their time zone. Defaults to nine to five on weekdays.")
        public @Nullable List<@NonNull WorkingHoursInput> workingHours;

        @Override
        protected String refOrNull() {
            return ref;
        }
    }

    @Description("New data of a member. Absent fields stay unchanged.")
    @Input("UpdateMemberInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class UpdateMemberInput extends FactInput {
        @Description("Ref of the member.")
        @NonNull
        public String member;

        @Description("New name.")
        public @Nullable String name;

        @Description("New IANA time zone, for example Europe/Berlin.")
        public @Nullable String timeZone;

        @Description("New weekly working hours, in their time zone.")
        public @Nullable List<@NonNull WorkingHoursInput> workingHours;

        @Description("False if they left, true if they came back.")
        public @Nullable Boolean active;

        @Description("Ref of the member who took over from a member who left.")
        public @Nullable String successor;
    }

    @Description("Range of weekly working hours.")
    @Input("WorkingHoursInput")
    public record WorkingHoursInput(
            @Description("Days.") @NonNull List<@NonNull Weekday> days,

            @Description("Begin, such as 09:00.") @NonNull String from,

            @Description("End, such as 17:30.") @NonNull String to) {}

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
