package dev.troth.touchpoint;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Attribution;
import dev.troth.platform.Cohort;
import dev.troth.platform.Direction;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.Row;
import dev.troth.platform.Urgency;
import dev.troth.platform.Weekday;
import dev.troth.stakeholder.StakeholderView;
import dev.troth.stakeholder.Stakeholders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
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

/** Touchpoints in the schema. */
@GraphQLApi
public class TouchpointApi {
    private final TouchpointShelf shelf;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;
    private final AccountFacts facts;
    private final Stakeholders stakeholders;

    TouchpointApi(
            TouchpointShelf shelf,
            Accounts accounts,
            Recorder recorder,
            Moments moments,
            AccountFacts facts,
            Stakeholders stakeholders) {
        this.stakeholders = stakeholders;
        this.shelf = shelf;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
        this.facts = facts;
    }

    @Query
    @NonNull
    @Description("Touchpoints of all accounts, newest first.")
    public TouchpointConnection touchpoints(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after,
            @Description("Look from this instant: what had happened by then. Now when absent.") @Nullable Instant asOf,
            @Description("Look with what had been recorded by this instant.") @Nullable Instant knownAt) {
        return new TouchpointConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Contacts of both directions, newest first.")
    public TouchpointConnection touchpoints(
            @Source AccountView account,
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which to go on.") @Nullable String after) {
        return new TouchpointConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("What contact is like.")
    public ContactHabits contactHabits(@Source AccountView account) {
        return ContactHabits.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Description(
            "The time within which four of five of their answers come, in seconds, those we still wait for included; "
                    + "null while too few are known. Silence is never read as dislike: other priorities keep people from answering.")
    public @Nullable Double usualAnswerSeconds(@Source StakeholderView stakeholder) {
        Instant now = stakeholder.cohort().moment().asOf();
        List<Fact> all = facts.of(stakeholder.cohort(), stakeholder.accountUuid());
        return AnswerTimes.eightieth(AnswerTimes.of(stakeholder.getRef(), AnswerTimes.waits(all)), now)
                .map(time -> time.toMillis() / 1000.0)
                .orElse(null);
    }

    @Description("The next time within two weeks when both can be reached: by what each told, else nine to five on "
            + "weekdays in their own time zone. Null when there is none.")
    public @Nullable TimeWindow nextWindow(
            @Source StakeholderView stakeholder,
            @NonNull @Description("Ref of the member who wants to reach them.") String member,
            @DefaultValue("UTC") @Description("Time zone of the member, where they told no availability.")
                    String timeZone) {
        Cohort<? extends Row> cohort = stakeholder.cohort();
        ZoneId theirs = zone(stakeholders.person(stakeholder).timeZone());
        return Windows.next(
                        Windows.hoursOf(member, true, facts.ofMarket(cohort), zone(timeZone)),
                        Windows.hoursOf(
                                stakeholder.getRef(), false, facts.of(cohort, stakeholder.accountUuid()), theirs),
                        cohort.moment().asOf())
                .orElse(null);
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "timeZone", "timeZone is \"%s\", which is no IANA time zone. Maybe \"Europe/Berlin\"?", name);
        }
    }

    @NonNull
    @Description("What was to be discussed, in the order in which it was.")
    public List<@NonNull AgendaItemView> agenda(@Source TouchpointView touchpoint) {
        return facts.about("touchpoint", touchpoint.cohort(), touchpoint.getRef()).stream()
                .flatMap(fact -> ((TouchpointFact.Happened) fact.body()).agendaOrNone().stream())
                .map(AgendaItemView::of)
                .toList();
    }

    @Mutation
    @NonNull
    @Description("There was contact.")
    public TouchpointPayload recordTouchpoint(@NonNull RecordTouchpointInput input) {
        return payload(recorder.record(
                input,
                accounts.refOf(input.account),
                () -> new TouchpointFact.Happened(
                        input.channel,
                        input.direction,
                        input.mutual,
                        input.participants,
                        input.topics,
                        input.context,
                        input.trigger,
                        input.responseSeconds == null
                                ? null
                                : Duration.ofMillis(
                                        Math.round(1000 * Require.positive("responseSeconds", input.responseSeconds))),
                        input.summary,
                        input.learnings,
                        input.agenda == null
                                ? null
                                : input.agenda.stream()
                                        .map(AgendaItemInput::item)
                                        .toList(),
                        input.initiative,
                        input.wantsAnswer,
                        input.answerBy,
                        input.urgency,
                        input.answers,
                        input.deliveredAt,
                        input.readAt,
                        input.promisesSpoken,
                        input.closing,
                        input.rating),
                touchpoint -> promises(input, touchpoint)));
    }

    /** What was promised there; said in the same breath, so that no promise is optional (S4 L22). */
    private static List<CommitmentFact.Made> promises(RecordTouchpointInput input, String touchpoint) {
        return input.promises == null
                ? List.of()
                : input.promises.stream()
                        .map(promise -> promise.made(touchpoint, input.initiative))
                        .toList();
    }

    @Mutation
    @NonNull
    @Description("Something that will be remembered, good or bad.")
    public RecordPayload recordExperience(@NonNull RecordExperienceInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accounts.refOf(input.account),
                        () -> new TouchpointFact.Experience(
                                input.good, input.severity, input.participants, input.attribution, input.title)),
                null);
    }

    @Mutation
    @NonNull
    @Description(
            "When somebody can be reached, week after week: a stakeholder, or one of our members. The one told last "
                    + "holds.")
    public RecordPayload recordAvailability(@NonNull RecordAvailabilityInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        input.account == null ? null : accounts.refOf(input.account),
                        () -> new TouchpointFact.Available(
                                input.stakeholder, input.member, input.days, input.from, input.to, input.timeZone)),
                null);
    }

    private TouchpointPayload payload(Recorded recorded) {
        return new TouchpointPayload(recorded, shelf.recorded(recorded));
    }

    @Description("A contact.")
    @Input("RecordTouchpointInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordTouchpointInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("How contact was made.")
        @NonNull
        public Channel channel;

        @Description("Who got in touch.")
        @NonNull
        public Direction direction;

        @Description("Whether both sides took part; always so for meetings, events and calls.")
        public @Nullable Boolean mutual;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("What it was about.")
        public @Nullable List<String> topics;

        @Description("In what kind of time; routine when absent.")
        public @Nullable Context context;

        @Description("What made somebody get in touch.")
        public @Nullable Trigger trigger;

        @Description("How long our answer to theirs took, in seconds.")
        public @Nullable Double responseSeconds;

        @Description("What was said, in short.")
        public @Nullable String summary;

        @Description("What we learned.")
        public @Nullable List<String> learnings;

        @Description("What was to be discussed, in the order in which it was.")
        public @Nullable List<AgendaItemInput> agenda;

        @Description("Ref of the initiative it belongs to.")
        public @Nullable String initiative;

        @Description("Whether we wait for an answer to it.")
        public @Nullable Boolean wantsAnswer;

        @Description("Until when an answer is needed.")
        public @Nullable Instant answerBy;

        @Description("How urgent it is.")
        public @Nullable Urgency urgency;

        @Description("Ref of the touchpoint that it answers.")
        public @Nullable String answers;

        @Description("When it arrived, where there is proof.")
        public @Nullable Instant deliveredAt;

        @Description("When it was read, where there is proof.")
        public @Nullable Instant readAt;

        @Description("How many promises of ours were spoken, so that none stays unrecorded.")
        public @Nullable Integer promisesSpoken;

        @Description("Promises of ours that were spoken; each becomes a commitment under the ref of the touchpoint and "
                + "its number, such as t-1.")
        public @Nullable List<SpokenPromiseInput> promises;

        @Description("Whether it closed a project or a series of meetings.")
        public @Nullable Boolean closing;

        @Description("What they thought of it, 0 to 1.")
        public @Nullable Double rating;
    }

    @Description("Something to be discussed.")
    @Input("AgendaItemInput")
    public record AgendaItemInput(
            @Description("What it is.") @NonNull String title,

            @Description("0 to 1; critical from 0.7, and then to be dealt with first.") @Nullable
            Double priority,

            @Description("Whether it was discussed; carried over when not.") @Nullable
            Boolean discussed,

            @Description("When it was discussed; without it, items count as discussed in the order given.") @Nullable
            Instant discussedAt) {

        TouchpointFact.AgendaItem item() {
            return new TouchpointFact.AgendaItem(title, priority, discussed, discussedAt);
        }
    }

    @Description("A promise of ours that was spoken at a touchpoint.")
    @Input("SpokenPromiseInput")
    public record SpokenPromiseInput(
            @Description("What was promised.") @NonNull String title,

            @Description("By when, to the second.") @NonNull Instant dueAt,

            @Description("Refs of the stakeholders it was made to.") @Nullable
            List<String> madeTo,

            @Description("Ref of the member who promised.") @Nullable
            String madeBy,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("The words that were said.") @Nullable
            String quote) {

        CommitmentFact.Made made(String touchpoint, @Nullable String initiative) {
            return new CommitmentFact.Made(
                    title,
                    dueAt,
                    null,
                    madeBy,
                    madeTo,
                    importance,
                    null,
                    null,
                    null,
                    null,
                    touchpoint,
                    initiative,
                    null,
                    null,
                    null,
                    null,
                    quote);
        }
    }

    @Description("Something that will be remembered.")
    @Input("RecordExperienceInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordExperienceInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("Whether it was a good one.")
        public boolean good;

        @Description("How much it mattered, 0 to 1; 0.5 when absent.")
        public @Nullable Double severity;

        @Description("Refs of the stakeholders who took part.")
        public @Nullable List<String> participants;

        @Description("Whose doing it was; ours when absent.")
        public @Nullable Attribution attribution;

        @Description("What it was, in a few words.")
        public @Nullable String title;
    }

    @Description("When somebody can be reached.")
    @Input("RecordAvailabilityInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RecordAvailabilityInput extends FactInput {
        @Description("The account of the stakeholder: its id, or your own ref of it. None for a member of ours.")
        @Id
        public @Nullable String account;

        @Description("Ref of the stakeholder.")
        public @Nullable String stakeholder;

        @Description("Ref of the member.")
        public @Nullable String member;

        @Description("On which days.")
        @NonNull
        public List<Weekday> days;

        @Description("From when, such as 09:00.")
        @NonNull
        public String from;

        @Description("Until when, such as 17:30.")
        @NonNull
        public String to;

        @Description("In which IANA time zone, such as Europe/Berlin.")
        @NonNull
        public String timeZone;
    }
}
