package dev.troth.account;

import dev.troth.ledger.FactInput;
import dev.troth.ledger.MutationInput;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of accounts, one class per mutation. */
public final class AccountInputs {
    private AccountInputs() {}

    @Description("Account to open.")
    @Input("OpenAccountInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class OpenAccountInput extends MutationInput {
        @Description("Caller's own key of the account, unique in the workspace.")
        @NonNull
        public String ref;

        @Description("Name of the organisation.")
        @NonNull
        public String name;

        @Description("Kind of account. Defaults to CUSTOMER.")
        public @Nullable AccountKind kind;

        @Description("Internet domains of the organisation.")
        public @Nullable List<String> domains;

        @Description("Line of business, free text.")
        public @Nullable String industry;

        @Description("Tier: importance of the account to us, free text.")
        public @Nullable String tier;

        @Description("Ref of the parent account; may be opened later. Not an account beneath this one.")
        public @Nullable String parent;

        @Description("Ref of the member who is responsible for the account.")
        public @Nullable String owner;

        @Description("Ref of the member who deputises for the owner.")
        public @Nullable String backupOwner;

        @Description("Standing that we aim for with the account.")
        public @Nullable TargetStanding targetStanding;

        @Description("Start of the relationship. Defaults to the first fact.")
        public @Nullable LocalDate customerSince;

        @Override
        protected String refOrNull() {
            return ref;
        }

        @Description("Highest standing that is attainable at present.")
        public @Nullable TargetStanding ceiling;

        @Description("Reason for the ceiling. Such limits should be tested.")
        public @Nullable String ceilingReason;
    }

    @Description("Changes to an account. Absent fields stay unchanged; null removes the value.")
    @Input("UpdateAccountInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class UpdateAccountInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Name of the organisation.")
        public @Nullable String name;

        @Description("Kind of account: customer, vendor or both.")
        public @Nullable AccountKind kind;

        @Description("Internet domains of the organisation.")
        public @Nullable List<String> domains;

        @Description("Line of business, free text.")
        public @Nullable String industry;

        @Description("Tier: importance of the account to us, free text.")
        public @Nullable String tier;

        @Description("Ref of the parent account; may be opened later. Not an account beneath this one.")
        public @Nullable String parent;

        @Description("Ref of the member who is responsible for the account.")
        public @Nullable String owner;

        @Description("Ref of the member who deputises for the owner.")
        public @Nullable String backupOwner;

        @Description("Standing that we aim for with the account.")
        public @Nullable TargetStanding targetStanding;

        @Description("Start of the relationship.")
        public @Nullable LocalDate customerSince;

        @Description("Highest standing that is attainable at present.")
        public @Nullable TargetStanding ceiling;

        @Description("Reason for the ceiling. Such limits should be tested.")
        public @Nullable String ceilingReason;
    }
}
