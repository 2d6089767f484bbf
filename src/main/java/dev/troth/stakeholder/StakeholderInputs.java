package dev.troth.stakeholder;

import dev.troth.ledger.FactInput;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about people and their ties. */
public final class StakeholderInputs {
    private StakeholderInputs() {}

    @Description("A human. Say the ref of somebody known, and it is the same human.")
    @Input("PersonInput")
    public record PersonInput(
            @Description("Your own key of the person.") @NonNull
            String ref,

            @Description("What they are called.") @NonNull String name,
            @Description("E-mail address.") @Nullable String email,
            @Description("Phone number.") @Nullable String phone,

            @Description("IANA time zone, such as Europe/Berlin.") @Nullable
            String timeZone) {}

    @Description("Somebody who matters.")
    @Input("AddStakeholderInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AddStakeholderInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("The human.")
        @NonNull
        public PersonInput person;

        @Description("Where they work, such as PURCHASING.")
        @NonNull
        public String department;

        @Description("Seniority, in your words.")
        public @Nullable String level;

        @Description("Their part in decisions about us.")
        public @Nullable List<DecisionRole> roles;

        @Description("How much their word counts, 0 to 1; 0.5 when absent.")
        public @Nullable Double influence;

        @Description("How they stand towards us; neutral when absent.")
        public @Nullable Stance stance;
    }

    @Description("Another stance.")
    @Input("ChangeStanceInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ChangeStanceInput extends FactInput {
        @Description("The stakeholder: the id, or your own ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("How they stand towards us now.")
        @NonNull
        public Stance stance;
    }

    @Description("What somebody agrees to, or refuses.")
    @Input("RecordConsentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordConsentInput extends FactInput {
        @Description("The stakeholder: the id, or your own ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("To what.")
        @NonNull
        public ConsentPurpose purpose;

        @Description("Whether they agree; false when they refuse, or take back what they gave.")
        @NonNull
        public Boolean given;
    }

    @Description("A departure.")
    @Input("RecordDepartureInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordDepartureInput extends FactInput {
        @Description("The stakeholder: the id, or your own ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("Why.")
        public @Nullable String reason;
    }

    @Description("What happens when they go.")
    @Input("PlanHandoverInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class PlanHandoverInput extends FactInput {
        @Description("The stakeholder: the id, or your own ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("Ref of the stakeholder who would take their place.")
        public @Nullable String backup;

        @Description("What has to be done.")
        public @Nullable List<String> steps;

        @Description("How many of the steps are done.")
        public @Nullable Integer done;
    }

    @Description("A tie.")
    @Input("RecordTieInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordTieInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("Ref of the stakeholder it starts from; or department:PURCHASING, or member:dana.")
        @NonNull
        public String from;

        @Description("Ref of the stakeholder it leads to; or department:PURCHASING, or member:dana.")
        @NonNull
        public String to;

        @Description("What ties them.")
        @NonNull
        public TieKind kind;

        @Description(
                "How sure we are, 0 to 1. Of their politics nobody outside is ever sure: it counts as 0.9 at most.")
        public @Nullable Double confidence;

        @Description("How strong it is, 0 to 1.")
        public @Nullable Double strength;

        @Description("How it feels, -1 to 1.")
        public @Nullable Double sentiment;

        @Description("What it is like, in words: good, forced, awkward, productive …")
        public @Nullable List<String> qualities;

        @Description("Ref of the initiative where it matters.")
        public @Nullable String initiative;
    }

    @Description("The end of a tie.")
    @Input("EndTieInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class EndTieInput extends FactInput {
        @Description("The tie: its id, or your own ref of it.")
        @Id
        @NonNull
        public String tie;

        @Description("Why.")
        public @Nullable String reason;
    }
}
