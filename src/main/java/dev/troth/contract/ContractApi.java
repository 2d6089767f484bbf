package dev.troth.contract;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moments;
import dev.troth.platform.MoneyInput;
import dev.troth.platform.Require;
import java.time.Instant;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Contracts in the schema. */
@GraphQLApi
public class ContractApi {
    private final ContractShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    ContractApi(ContractShelf shelf, Accounts accounts, Recorder recorder, Moments moments) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("Contracts of all accounts, newest first.")
    public ContractConnection contracts(
            @DefaultValue("25") @Description("Number of contracts, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time by which facts must have been recorded (transaction time). Defaults to no limit.")
                    @Nullable
                    Instant knownAt) {
        return new ContractConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Contracts of the account, newest first.")
    public ContractConnection contracts(
            @Source AccountView account,
            @DefaultValue("25") @Description("Number of contracts, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor of the last record of the previous page. Defaults to the first page.") @Nullable
                    String after) {
        return new ContractConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @Mutation
    @NonNull
    @Description("Records a signed contract.")
    public RecordPayload signContract(@NonNull ContractInputs.SignContractInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new ContractFact.Signed(
                        Require.present("value", MoneyInput.money("value", input.value)),
                        input.startsOn,
                        input.renewsOn)));
    }

    @Mutation
    @NonNull
    @Description("Records the renewal of a contract. Does not change scores; it is used to calibrate them.")
    public RecordPayload renewContract(@NonNull ContractInputs.RenewContractInput input) {
        return payload(shelf.record(
                input,
                input.contract,
                about -> new ContractFact.Renewed(about, MoneyInput.money("value", input.value))));
    }

    @Mutation
    @NonNull
    @Description("Records that the customer left. Does not change scores; it is used to calibrate them.")
    public RecordPayload recordChurn(@NonNull ContractInputs.RecordChurnInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new ContractFact.Churned(input.reason, input.attribution, input.contract)));
    }

    private RecordPayload payload(Recorded recorded) {
        return new RecordPayload(recorded, shelf.recorded(recorded));
    }
}
