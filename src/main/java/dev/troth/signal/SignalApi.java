package dev.troth.signal;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moments;
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
    private final SignalShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;

    SignalApi(SignalShelf shelf, Accounts accounts, Recorder recorder, Moments moments, AccountFacts facts) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
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
        return new SignalConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Signals, newest first.")
    public SignalConnection signals(
            @Source AccountView account,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which the page starts. Defaults to the beginning of the list.")
                    @Nullable
                    String after) {
        return new SignalConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("Summary of the signals that are valid now.")
    public SignalSummary signalSummary(@Source AccountView account) {
        return SignalSummary.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
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

    private RecordPayload payload(Recorded recorded) {
        return new RecordPayload(recorded, shelf.recorded(recorded));
    }
}
