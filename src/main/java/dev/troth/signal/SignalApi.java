package dev.troth.signal;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.signal.SignalType.SignalView;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** GraphQL queries and mutations for signals. */
@GraphQLApi
public class SignalApi implements LinkProvider {
    private final EntityRepository<Signal, SignalRow, SignalView> repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final FactBatchLoader facts;

    SignalApi(
            EntityRepository<Signal, SignalRow, SignalView> repository,
            AccountLookup accounts,
            Recorder recorder,
            FactBatchLoader facts) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.facts = facts;
    }

    @Override
    public List<Link> links() {
        return List.of(Link.many(
                "SignalSummary",
                "mayLeave",
                "Stakeholder",
                "Present stakeholders who may leave, most likely first.",
                SignalSummary.class,
                SignalSummary::mayLeave));
    }

    @NonNull
    @Description("Summary of the signals that are valid now.")
    public SignalSummary signalSummary(@Source AccountView account) {
        return SignalSummary.of(
                facts.of(account.batch(), account.uuid()),
                facts.ofMarket(account.batch()),
                account.batch().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records a signal: something that was measured from outside. Never changes a score.")
    public RecordPayload recordSignal(@NonNull SignalInputs.RecordSignalInput input) {
        return payload(recorder.record(input, accounts.refOf(input.account), SignalFact.Measured.class));
    }

    @Mutation
    @NonNull
    @Description("Records that a signal no longer applies.")
    public RecordPayload endSignal(@NonNull SignalInputs.EndSignalInput input) {
        return payload(repository.record(input, input.signal, SignalFact.Ended.class));
    }

    @Mutation
    @NonNull
    @Description("Records stress: hard times for the customer or the whole market, in which vendors are dropped "
            + "and partners are kept.")
    public RecordPayload recordStress(@NonNull SignalInputs.RecordStressInput input) {
        return accounts.payload(recorder.record(input, accounts.refOrNull(input.account), SignalFact.Stress.class));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
