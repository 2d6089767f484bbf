package dev.troth.stakeholder;

import dev.troth.ledger.FactInput;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about stakeholders and ties. */
public final class StakeholderInputs {
    private StakeholderInputs() {}

    @Description("Person. The ref of a known person refers to the same human.")
    @Input("PersonInput")
    public record PersonInput(
            @Description("Ref of the person (caller's own key).") @NonNull
            String ref,

            @Description("Name.") @NonNull String name,
            @Description("Email address.") @Nullable String email,
            @Description("Phone number.") @Nullable String phone,

            @Description("IANA time zone, for example Europe/Berlin.") @Nullable
            String timeZone) {}

    @Description("Stakeholder to add.")
    @Input("AddStakeholderInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AddStakeholderInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Person.")
        @NonNull
        public PersonInput person;

        @Description("Department, for example PURCHASING. Upper and lower case are the same department.")
        @NonNull
        public String department;

        @Description("Seniority, in the words of the workspace. Upper and lower case are the same level.")
        public @Nullable String level;

        @Description("Roles in decisions about us.")
        public @Nullable List<DecisionRole> roles;

        @Description("Influence, 0 to 1. Defaults to 0.5.")
        public @Nullable Double influence;

        @Description("Stance towards us. Defaults to neutral.")
        public @Nullable Stance stance;
    }

    @Description("New role, department, level or influence of a stakeholder. Absent fields stay unchanged.")
    @Input("ChangeStakeholderInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ChangeStakeholderInput extends FactInput {
        @Description("Stakeholder: its id or ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("New department, for example PURCHASING.")
        public @Nullable String department;

        @Description("New seniority, in the words of the workspace.")
        public @Nullable String level;

        @Description("New roles in decisions about us; all of them.")
        public @Nullable List<DecisionRole> roles;

        @Description("New influence, 0 to 1.")
        public @Nullable Double influence;
    }

    @Description("New stance of a stakeholder.")
    @Input("ChangeStanceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ChangeStanceInput extends FactInput {
        @Description("Stakeholder: its id or ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("New stance towards us.")
        @NonNull
        public Stance stance;
    }

    @Description("Consent or refusal.")
    @Input("RecordConsentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordConsentInput extends FactInput {
        @Description("Stakeholder: its id or ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("Purpose.")
        @NonNull
        public ConsentPurpose purpose;

        @Description("Whether the stakeholder agrees; false if they refuse or withdraw their consent.")
        @NonNull
        public Boolean given;
    }

    @Description("Departure of a stakeholder.")
    @Input("RecordDepartureInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordDepartureInput extends FactInput {
        @Description("Stakeholder: its id or ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("Reason.")
        public @Nullable String reason;

        @Description("Ref of the stakeholder who takes their place. Defaults to the backup of the handover plan.")
        public @Nullable String successor;
    }

    @Description("Handover plan for the departure of a stakeholder.")
    @Input("PlanHandoverInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class PlanHandoverInput extends FactInput {
        @Description("Stakeholder: its id or ref.")
        @Id
        @NonNull
        public String stakeholder;

        @Description("Ref of the stakeholder who would take their place. Defaults to null.")
        public @Nullable String backup;

        @Description("Steps to take.")
        public @Nullable List<String> steps;

        @Description("Number of completed steps.")
        public @Nullable Integer done;
    }

    @Description("Tie to record.")
    @Input("RecordTieInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordTieInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Start of the tie: ref of a stakeholder, or department:PURCHASING, or member:dana.")
        @NonNull
        public String from;

        @Description("End of the tie: ref of a stakeholder, or department:PURCHASING, or member:dana.")
        @NonNull
        public String to;

        @Description("Kind of tie.")
        @NonNull
        public TieKind kind;

        @Description("Confidence that the tie exists, 0 to 1. At most 0.9 counts for alliances and conflicts, "
                + "because an outsider is never certain.")
        public @Nullable Double confidence;

        @Description("Strength, 0 to 1.")
        public @Nullable Double strength;

        @Description("Sentiment, -1 to 1.")
        public @Nullable Double sentiment;

        @Description("Qualities in words, for example good, forced, awkward or productive.")
        public @Nullable List<String> qualities;

        @Description("Ref of the initiative in which it matters.")
        public @Nullable String initiative;
    }

    @Description("Tie to end.")
    @Input("EndTieInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndTieInput extends FactInput {
        @Description("Tie: its id or ref.")
        @Id
        @NonNull
        public String tie;

        @Description("Reason.")
        public @Nullable String reason;
    }
}
