package dev.troth.contract;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Attribution;
import dev.troth.platform.MoneyInput;
import java.time.LocalDate;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about contracts. */
public final class ContractInputs {
    private ContractInputs() {}

    @Description("A contract.")
    @Input("SignContractInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class SignContractInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What they pay a year.")
        @NonNull
        public MoneyInput value;

        @Description("From when it runs.")
        @NonNull
        public LocalDate startsOn;

        @Description("When it comes up for renewal.")
        @NonNull
        public LocalDate renewsOn;
    }

    @Description("A renewal.")
    @Input("RenewContractInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RenewContractInput extends FactInput {
        @Description("The contract: its id, or your own ref of it.")
        @Id
        @NonNull
        public String contract;

        @Description("What they pay a year from now on; as before when absent.")
        public @Nullable MoneyInput value;
    }

    @Description("A departure of the whole customer.")
    @Input("RecordChurnInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordChurnInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("Why they left.")
        public @Nullable String reason;

        @Description("Whose doing it was.")
        public @Nullable Attribution attribution;

        @Description("Ref of the contract that ended; all that ran when absent.")
        public @Nullable String contract;
    }
}
