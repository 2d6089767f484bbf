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

/** Signal in the schema. */
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
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new SignalConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Measured outside facts, newest first.")
    public SignalConnection signals(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new SignalConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("What the signals say that hold now.")
    public SignalSummary signalSummary(@Source AccountView account) {
        return SignalSummary.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("Something was measured from outside. Never moves a score.")
    public RecordPayload recordSignal(@NonNull SignalInputs.RecordSignalInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new SignalFact.Measured(
                        input.kind, input.level, input.until, input.stakeholder, input.capability, input.explained)));
    }

    @Mutation
    @NonNull
    @Description("Times are hard for them, or for the whole market. Vendors are let go then; partners are not.")
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
