package dev.troth.stakeholder;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Recorder;
import dev.troth.ledger.Recorder.Circumstances;
import dev.troth.platform.Moment;
import dev.troth.platform.Moments;
import dev.troth.platform.PageRequest;
import dev.troth.platform.Require;
import dev.troth.platform.UserError;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
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
        Moment moment = moments.of(asOf, knownAt);
        return shelf.find(id, ref, moment)
                .map(row -> StakeholderView.alone(row, moment))
                .orElse(null);
    }

    @NonNull
    @Description("The people of the account, the latest to join first.")
    public StakeholderConnection stakeholders(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return new StakeholderConnection(
                shelf.page(account.cohort(), account.uuid(), request), shelf.together(account.cohort(), request));
    }

    @NonNull
    @Description("What ties them to each other, newest first.")
    public TieConnection ties(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        PageRequest request = PageRequest.of(first, after);
        return new TieConnection(
                ties.page(account.cohort(), account.uuid(), request), ties.together(account.cohort(), request));
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

    @Mutation
    @NonNull
    @Description("Somebody of the account matters to us.")
    public AddStakeholderPayload addStakeholder(@NonNull AddStakeholderInput input) {
        return recorder.record(
                accounts.refOf(input.account()),
                input.circumstances(),
                () -> new StakeholderFact.Joined(
                        new StakeholderFact.Person(
                                input.person().ref(),
                                input.person().name(),
                                input.person().email(),
                                input.person().phone(),
                                input.person().timeZone()),
                        input.department(),
                        input.level(),
                        input.roles(),
                        input.influence(),
                        input.stance()),
                fact -> new AddStakeholderPayload(after(fact), List.of()),
                errors -> new AddStakeholderPayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("They stand differently towards us now.")
    public ChangeStancePayload changeStance(@NonNull ChangeStanceInput input) {
        String stakeholder = shelf.refOf(input.stakeholder());
        return recorder.record(
                shelf.accountRefOf(stakeholder),
                input.circumstances(),
                () -> new StakeholderFact.StanceChanged(stakeholder, input.stance()),
                fact -> new ChangeStancePayload(after(fact), List.of()),
                errors -> new ChangeStancePayload(null, errors));
    }

    @Mutation
    @NonNull
    @Description("They left, for another company or another job.")
    public RecordDeparturePayload recordDeparture(@NonNull RecordDepartureInput input) {
        String stakeholder = shelf.refOf(input.stakeholder());
        return recorder.record(
                shelf.accountRefOf(stakeholder),
                input.circumstances(),
                () -> new StakeholderFact.Left(stakeholder, input.reason()),
                fact -> new RecordDeparturePayload(after(fact), List.of()),
                errors -> new RecordDeparturePayload(null, errors));
    }

    private @Nullable StakeholderView after(Fact fact) {
        Moment now = moments.now();
        return shelf.find(null, fact.subjectRef(), now)
                .map(row -> StakeholderView.alone(row, now))
                .orElse(null);
    }

    @Description("A human. Say the ref of somebody known, and it is the same human.")
    @Input("PersonInput")
    public record PersonInput(
            @Description("Your own key of the person.") @NonNull
            String ref,

            @Description("What they are called.") @NonNull String name,
            @Description("E-mail address.") @Nullable String email,
            @Description("Phone number.") @Nullable String phone,

            @Description("IANA time zone, such as Europe/Berlin.") @Nullable
            String timeZone) {}

    @Description("Somebody who matters.")
    @Input("AddStakeholderInput")
    public record AddStakeholderInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("The human.") @NonNull PersonInput person,

            @Description("Where they work, such as PURCHASING.") @NonNull
            String department,

            @Description("Seniority, in your words.") @Nullable
            String level,

            @Description("Their part in decisions about us.") @Nullable
            List<DecisionRole> roles,

            @Description("How much their word counts, 0 to 1; 0.5 when absent.") @Nullable
            Double influence,

            @Description("How they stand towards us; neutral when absent.") @Nullable
            Stance stance,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record AddStakeholderPayload(
            @Description("The stakeholder as it is now; null when there are errors.") @Nullable
            StakeholderView stakeholder,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("Another stance.")
    @Input("ChangeStanceInput")
    public record ChangeStanceInput(
            @Description("The stakeholder: the id, or your own ref.") @Id @NonNull
            String stakeholder,

            @Description("How they stand towards us now.") @NonNull
            Stance stance,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record ChangeStancePayload(
            @Description("The stakeholder as it is now; null when there are errors.") @Nullable
            StakeholderView stakeholder,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}

    @Description("A departure.")
    @Input("RecordDepartureInput")
    public record RecordDepartureInput(
            @Description("The stakeholder: the id, or your own ref.") @Id @NonNull
            String stakeholder,

            @Description("Why.") @Nullable String reason,

            @Description("Your own key of this fact; made up when absent. Say one, and a retry changes nothing.")
            @Nullable
            String ref,

            @Description("When it happened; now when absent.") @Nullable
            Instant at,

            @Description("Ref of the member who says so.") @Nullable
            String by,

            @Description("Anything worth keeping with it.") @Nullable
            String note) {
        private Circumstances circumstances() {
            return new Circumstances(ref, at, by, note);
        }
    }

    @Description("What became of it.")
    public record RecordDeparturePayload(
            @Description("The stakeholder as it is now; null when there are errors.") @Nullable
            StakeholderView stakeholder,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors) {}
}
