package dev.troth.initiative;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Times;
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

/** Initiative in the schema. */
@GraphQLApi
public class InitiativeApi {
    private final InitiativeShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;

    InitiativeApi(InitiativeShelf shelf, Accounts accounts, Recorder recorder, Moments moments, AccountFacts facts) {
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Initiatives of all accounts, newest first.")
    public InitiativeConnection initiatives(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new InitiativeConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Projects of theirs that we are part of, newest first.")
    public InitiativeConnection initiatives(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new InitiativeConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("All that is needed to talk when priorities shift.")
    public InitiativeReview review(@Source InitiativeView initiative) {
        return InitiativeReview.of(
                initiative.getRef(),
                facts.of(initiative.cohort(), initiative.accountUuid()),
                initiative.cohort().moment().asOf());
    }

    @Mutation
    @NonNull
    @Description("A project of theirs begins that we are part of.")
    public RecordPayload startInitiative(@NonNull InitiativeInputs.StartInitiativeInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new InitiativeFact.Started(
                        input.name,
                        input.priority,
                        input.setter,
                        MoneyInput.money("stake", input.stake),
                        MoneyInput.money("budget", input.budget),
                        input.goal,
                        input.cadence == null ? null : Times.period("cadence", input.cadence))));
    }

    @Mutation
    @NonNull
    @Description("Their priorities shifted, which is seldom our fault and often hits us.")
    public RecordPayload changePriority(@NonNull InitiativeInputs.ChangePriorityInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new InitiativeFact.PriorityChanged(
                        input.severity,
                        input.initiative == null ? null : shelf.refOf(input.initiative),
                        input.reason,
                        input.mitigated,
                        input.cause,
                        input.to,
                        input.causedBy)));
    }

    @Mutation
    @NonNull
    @Description("We asked the one who sets the priority why it changed.")
    public RecordPayload recordReasonRequest(@NonNull InitiativeInputs.RecordReasonRequestInput input) {
        return payload(shelf.record(
                input, input.initiative, about -> new InitiativeFact.ReasonAsked(about, input.askedOf, input.answer)));
    }

    @Mutation
    @NonNull
    @Description("We told them early what is coming, with the facts on the table.")
    public RecordPayload announceChange(@NonNull InitiativeInputs.AnnounceChangeInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.NoticeGiven(about, input.effectiveAt, input.claims, input.facts)));
    }

    @Mutation
    @NonNull
    @Description("Work of ours went into it.")
    public RecordPayload recordEffort(@NonNull InitiativeInputs.RecordEffortInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.EffortSpent(
                        about, input.hours, MoneyInput.money("cost", input.cost), input.evidence, input.toldAt)));
    }

    @Mutation
    @NonNull
    @Description("Pay for the work done was proposed, or agreed.")
    public RecordPayload recordSettlement(@NonNull InitiativeInputs.RecordSettlementInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.Settlement(
                        about,
                        Require.present("proposed", MoneyInput.money("proposed", input.proposed)),
                        MoneyInput.money("agreed", input.agreed))));
    }

    @Mutation
    @NonNull
    @Description("One side did the other a favour.")
    public RecordPayload recordAccommodation(@NonNull InitiativeInputs.RecordAccommodationInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.Accommodation(
                        about, input.direction, input.text, MoneyInput.money("value", input.value))));
    }

    @Mutation
    @NonNull
    @Description("Something bigger came of it.")
    public RecordPayload recordOpportunity(@NonNull InitiativeInputs.RecordOpportunityInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.Opportunity(
                        about, input.title, MoneyInput.money("value", input.value), input.horizon, input.won)));
    }

    @Mutation
    @NonNull
    @Description("It brought them something. Counts once they confirm it.")
    public RecordPayload recordValueDelivered(@NonNull InitiativeInputs.RecordValueDeliveredInput input) {
        return payload(shelf.record(
                input,
                input.initiative,
                about -> new InitiativeFact.ValueDelivered(
                        about, Require.present("value", MoneyInput.money("value", input.value)), input.confirmedBy)));
    }

    @Mutation
    @NonNull
    @Description("It is over.")
    public RecordPayload endInitiative(@NonNull InitiativeInputs.EndInitiativeInput input) {
        return payload(shelf.record(input, input.initiative, about -> new InitiativeFact.Ended(about, input.outcome)));
    }

    private RecordPayload payload(Recorded recorded) {
        return new RecordPayload(recorded, shelf.recorded(recorded));
    }
}
