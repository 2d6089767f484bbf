package dev.troth.stakeholder;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moments;
import dev.troth.platform.Require;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Stakeholders, people and ties in the schema. */
@GraphQLApi
public class StakeholderApi {
    private final StakeholderShelf shelf;
    private final TieShelf ties;
    private final Stakeholders stakeholders;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    StakeholderApi(
            StakeholderShelf shelf,
            TieShelf ties,
            Stakeholders stakeholders,
            Accounts accounts,
            Recorder recorder,
            Moments moments) {
        this.shelf = shelf;
        this.ties = ties;
        this.stakeholders = stakeholders;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @Description("One stakeholder, by its id or by your own ref. Null when there is none, or was none at that instant.")
    public @Nullable StakeholderView stakeholder(
            @Id @Description("Its id.") @Nullable String id,
            @Description("Your own key of it.") @Nullable String ref,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        Require.oneOf(id, ref);
        return shelf.view(id, ref, moments.of(asOf, knownAt));
    }

    @Query
    @NonNull
    @Description("Stakeholders of all accounts, newest first.")
    public StakeholderConnection stakeholders(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new StakeholderConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("The people of the account, the latest to join first.")
    public StakeholderConnection stakeholders(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new StakeholderConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @Query
    @NonNull
    @Description("Ties of all accounts, newest first.")
    public TieConnection ties(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new TieConnection(ties.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("What ties them to each other, newest first.")
    public TieConnection ties(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new TieConnection(ties.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("The account it is seen from.")
    public AccountView account(@Source StakeholderView stakeholder) {
        return Objects.requireNonNull(stakeholder
                .cohort()
                .once(
                        "accounts",
                        () -> accounts.byIds(
                                stakeholder.accountsOfCohort(),
                                stakeholder.cohort().moment()))
                .get(stakeholder.accountUuid()));
    }

    @NonNull
    @Description("The human behind it.")
    public PersonView person(@Source StakeholderView stakeholder) {
        return stakeholders.person(stakeholder);
    }

    @NonNull
    @Description(
            "The same human in all accounts that know them, past ones included, the earliest first: people move, and what "
                    + "we are to them moves along.")
    public List<@NonNull StakeholderView> otherAffiliations(@Source StakeholderView stakeholder) {
        Map<UUID, List<StakeholderView>> all = stakeholder
                .cohort()
                .once(
                        "other affiliations",
                        () -> stakeholders.ofPeople(
                                stakeholder.peopleOfCohort(),
                                stakeholder.cohort().moment()));
        return all.getOrDefault(stakeholder.personUuid(), List.of());
    }

    @Mutation
    @NonNull
    @Description("Somebody of the account matters to us.")
    public StakeholderPayload addStakeholder(@NonNull StakeholderInputs.AddStakeholderInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new StakeholderFact.Joined(
                        new StakeholderFact.Person(
                                input.person.ref(),
                                input.person.name(),
                                input.person.email(),
                                input.person.phone(),
                                input.person.timeZone()),
                        input.department,
                        input.level,
                        input.roles,
                        input.influence,
                        input.stance)));
    }

    @Mutation
    @NonNull
    @Description("They stand differently towards us now.")
    public StakeholderPayload changeStance(@NonNull StakeholderInputs.ChangeStanceInput input) {
        return payload(shelf.record(
                input, input.stakeholder, stakeholder -> new StakeholderFact.StanceChanged(stakeholder, input.stance)));
    }

    @Mutation
    @NonNull
    @Description(
            "They agree to something, or refuse it. What they said last holds; say in `note` how and where they said it.")
    public StakeholderPayload recordConsent(@NonNull StakeholderInputs.RecordConsentInput input) {
        return payload(shelf.record(
                input,
                input.stakeholder,
                stakeholder -> new StakeholderFact.Consented(stakeholder, input.purpose, input.given)));
    }

    @Mutation
    @NonNull
    @Description("They left, for another company or another job.")
    public StakeholderPayload recordDeparture(@NonNull StakeholderInputs.RecordDepartureInput input) {
        return payload(shelf.record(
                input, input.stakeholder, stakeholder -> new StakeholderFact.Left(stakeholder, input.reason)));
    }

    @Mutation
    @NonNull
    @Description("Plans what happens when they go. The plan told last holds.")
    public StakeholderPayload planHandover(@NonNull StakeholderInputs.PlanHandoverInput input) {
        return payload(shelf.record(
                input,
                input.stakeholder,
                stakeholder ->
                        new StakeholderFact.HandoverPlanned(stakeholder, input.backup, input.steps, input.done)));
    }

    @Mutation
    @NonNull
    @Description("Two of them are tied: one reports to the other, knows, influences, stands with or against the other.")
    public RecordPayload recordTie(@NonNull StakeholderInputs.RecordTieInput input) {
        Recorded recorded = recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new StakeholderFact.Tied(
                        input.from,
                        input.to,
                        input.kind,
                        input.confidence,
                        input.strength,
                        input.sentiment,
                        input.qualities,
                        input.initiative));
        return new RecordPayload(recorded, ties.recorded(recorded));
    }

    @Mutation
    @NonNull
    @Description("A tie holds no longer.")
    public RecordPayload endTie(@NonNull StakeholderInputs.EndTieInput input) {
        Recorded recorded = ties.record(input, input.tie, tie -> new StakeholderFact.TieEnded(tie, input.reason));
        return new RecordPayload(recorded, ties.recorded(recorded));
    }

    private StakeholderPayload payload(Recorded recorded) {
        return new StakeholderPayload(recorded, shelf.recorded(recorded));
    }
}
