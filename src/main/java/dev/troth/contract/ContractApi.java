package dev.troth.contract;

import dev.troth.account.AccountKind;
import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.Fact;
import dev.troth.ledger.InputMapper;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** Contracts in the schema. */
@GraphQLApi
public class ContractApi {
    private final EntityRepository<Contract, ContractRow, ContractView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final AsOfResolver asOfResolver;
    private final Ledger ledger;
    private final InputMapper inputMapper;

    ContractApi(
            EntityRepository<Contract, ContractRow, ContractView> repository,
            AccountLookup accounts,
            Recorder recorder,
            AsOfResolver asOfResolver,
            Ledger ledger,
            InputMapper inputMapper) {
        this.ledger = ledger;
        this.inputMapper = inputMapper;
        this.asOfResolver = asOfResolver;
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Records a signed contract.")
    public RecordPayload signContract(@NonNull ContractInputs.SignContractInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), ContractFact.Signed.class));
    }

    @Mutation
    @NonNull
    @Description("Records the renewal of a contract. Does not change scores; it is used to calibrate them.")
    public RecordPayload renewContract(@NonNull ContractInputs.RenewContractInput input) {
        return payload(repository.record(input, input.contract, ContractFact.Renewed.class));
    }

    @Mutation
    @NonNull
    @Description(
            "Records that the customer left, or that we left the vendor; its running contracts end. Does not change "
                    + "scores; it is used to calibrate them. An account that has already left cannot leave again.")
    public RecordPayload recordChurn(@NonNull ContractInputs.RecordChurnInput input) {
        String account = accounts.refOf(input.account);
        RecordResult recorded = recorder.record(input, account, () -> {
            if (input.contract == null) {
                checkNotLeft(account, input.at == null ? asOfResolver.now().asOf() : input.at);
            }
            return inputMapper.body(input, ContractFact.Churned.class, Map.of());
        });
        return input.contract == null ? accounts.payload(recorded) : payload(recorded);
    }

    private void checkNotLeft(String account, Instant at) {
        AsOf then = AsOf.at(at);
        List<UUID> ids = accounts.uuidsOf(account, then);
        List<Fact> facts =
                ids.isEmpty() ? List.of() : ledger.history(ids, then).getOrDefault(ids.getFirst(), List.of());
        ContractHistory history = ContractHistory.of(facts);
        Instant left = history.leftAt(history.usual());
        if (left != null) {
            throw RejectedException.transition(
                    "Account \"%s\" already left on %s, so it cannot leave on %s. Maybe record the contract with which it "
                            + "returned first?",
                    account, left, at);
        }
    }

    @NonNull
    @Description("Side that supplies and is paid: US for revenue, THEM for spend.")
    public Party supplier(@Source ContractView contract) {
        if (contract.supplierOrNull() != null) {
            return contract.supplierOrNull();
        }
        BatchContext<? extends Row> batch = contract.batch();
        Map<UUID, AccountView> all = batch.computeIfAbsent(
                "accounts of contracts",
                () -> accounts.byIds(
                        batch.members().stream()
                                .map(row -> ((ContractRow) row).accountId)
                                .collect(Collectors.toSet()),
                        batch.moment()));
        AccountView account = all.get(contract.accountUuid());
        return account != null && account.kind() == AccountKind.VENDOR ? Party.THEM : Party.US;
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
