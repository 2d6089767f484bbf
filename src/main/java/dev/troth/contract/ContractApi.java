package dev.troth.contract;

import dev.troth.account.AccountLookup;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Contracts in the schema. */
@GraphQLApi
public class ContractApi {
    private final EntityRepository<Contract, ContractRow, ContractView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;

    ContractApi(EntityRepository<Contract, ContractRow, ContractView> repository, AccountLookup accounts, Recorder recorder) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Records a signed contract.")
    public RecordPayload signContract(@NonNull ContractInputs.SignContractInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                ContractFact.Signed.class));
    }

    @Mutation
    @NonNull
    @Description("Records the renewal of a contract. Does not change scores; it is used to calibrate them.")
    public RecordPayload renewContract(@NonNull ContractInputs.RenewContractInput input) {
        return payload(repository.record(
                input,
                input.contract,
                ContractFact.Renewed.class));
    }

    @Mutation
    @NonNull
    @Description("Records that the customer left. Does not change scores; it is used to calibrate them.")
    public RecordPayload recordChurn(@NonNull ContractInputs.RecordChurnInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                ContractFact.Churned.class));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
