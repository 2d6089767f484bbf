package dev.troth.signal;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.AsOfResolver;
import java.time.Instant;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for signals. */
@GraphQLApi
public class SignalApi {
    private final SignalRepository repository;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final AsOfResolver asOfResolver;
    private final FactBatchLoader facts;

    SignalApi(
            SignalRepository repository,
            AccountLookup accounts,
            Recorder recorder,
            AsOfResolver asOfResolver,
            FactBatchLoader facts) {
        this.repository = repository;
        this.accounts = accounts;
        this.recorder = recorder;
        this.asOfResolver = asOfResolver;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Signals of all accounts, newest first.")
    public SignalConnection signals(
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which the page starts. Defaults to the beginning of the list.")
                    @Nullable
                    String after,
            @Description("Time as of which to read (valid time): only facts that occurred by then. Defaults to now.")
                    @Nullable
                    Instant asOf,
            @Description("Time as of which to read (transaction time): only facts that were recorded by then. "
                            + "Defaults to now.")
                    @Nullable
                    Instant knownAt) {
        return new SignalConnection(repository.page(asOfResolver.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Signals, newest first.")
    public SignalConnection signals(
            @Source AccountView account,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which the page starts. Defaults to the beginning of the list.")
                    @Nullable
                    String after) {
        return new SignalConnection(repository.page(account.batch(), account.uuid()));
    }

    @NonNull
    @Description("Summary of the signals that are valid now.")
    public SignalSummary signalSummary(@Source AccountView account) {
        return SignalSummary.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Records a signal: something that was measured from outside. Never changes a score.")
    public RecordPayload recordSignal(@NonNull SignalInputs.RecordSignalInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new SignalFact.Measured(
                        input.kind, input.level, input.until, input.stakeholder, input.capability, input.explained)));
    }

    @Mutation
    @NonNull
    @Description("Records stress: hard times for the customer or the whole market, in which vendors are dropped "
            + "and partners are kept.")
    public RecordPayload recordStress(@NonNull SignalInputs.RecordStressInput input) {
        return payload(recorder.record(
                input,
                input.account == null ? null : accounts.refOf(input.account),
                () -> new SignalFact.Stress(input.level, input.until)));
    }

    private RecordPayload payload(RecordResult recorded) {
        return new RecordPayload(recorded, repository.recorded(recorded));
    }
}
