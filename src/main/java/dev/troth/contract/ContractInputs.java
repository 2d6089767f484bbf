package dev.troth.contract;

import dev.troth.ledger.FactInput;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.MoneyInput;
import dev.troth.platform.common.Party;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of contracts, one class per mutation. */
public final class ContractInputs {
    private ContractInputs() {}

    @Description("Signed contract.")
    @Input("SignContractInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SignContractInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Yearly value.")
        @NonNull
        public MoneyInput value;

        @Description("First day of the term.")
        @NonNull
        public LocalDate startsOn;

        @Description("Renewal date.")
        @NonNull
        public LocalDate renewsOn;

        @Description("Side that supplies and is paid. Defaults to US, and to THEM for accounts of kind VENDOR.")
        public @Nullable Party supplier;
    }

    @Description("Renewal of a contract.")
    @Input("RenewContractInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RenewContractInput extends FactInput {
        @Description("Contract, by id or ref.")
        @Id
        @NonNull
        public String contract;

        @Description("New yearly value. Defaults to the previous value.")
        public @Nullable MoneyInput value;
    }

    @Description("Departure of the customer, or from a vendor.")
    @Input("RecordChurnInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RecordChurnInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Reason for leaving.")
        public @Nullable String reason;

        @Description("Side at fault.")
        public @Nullable Attribution attribution;

        @Description("Ref of the contract that ended. Defaults to all running contracts, which then end.")
        public @Nullable String contract;
    }
}
