package dev.troth.touchpoint;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.commitment.CommitmentFact;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorded;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Cohort;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.platform.Row;
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
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for touchpoints. */
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
        return new TouchpointConnection(shelf.page(moments.of(asOf, knownAt)));
    }

    @NonNull
    @Description("Touchpoints in both directions, newest first.")
    public TouchpointConnection touchpoints(
            @Source AccountView account,
            @DefaultValue("25") @Description("Page size, 1 to 100.") @Nullable Integer first,
            @Description("Cursor of the record after which the page starts. Defaults to the beginning of the list.")
                    @Nullable
                    String after) {
        return new TouchpointConnection(shelf.page(account.cohort(), account.uuid()));
    }

    @NonNull
    @Description("Metrics of the touchpoints.")
    public TouchpointMetrics touchpointMetrics(@Source AccountView account) {
        return TouchpointMetrics.of(
                facts.of(account.cohort(), account.uuid()),
                account.cohort().moment().asOf());
    }

    @Description("80th percentile of the response time, in seconds, with unanswered messages as censored observations. "
            + "Null if too few responses are known. Silence is never interpreted as dislike: other "
            + "priorities keep people from responding.")
    public @Nullable Double usualResponseSeconds(@Source StakeholderView stakeholder) {
        Instant now = stakeholder.cohort().moment().asOf();
        List<Fact> all = facts.of(stakeholder.cohort(), stakeholder.accountUuid());
        return AnswerTimes.eightieth(AnswerTimes.of(stakeholder.getRef(), AnswerTimes.waits(all)), now)
                .map(time -> time.toMillis() / 1000.0)
                .orElse(null);
    }

    @Description("Next time window within two weeks in which both can be reached: by the recorded availability of "
            + "each, else nine to five on weekdays in their own time zone. Null if there is none.")
    public @Nullable TimeWindow nextWindow(
            @Source StakeholderView stakeholder,
            @NonNull @Description("Ref of the member who wants to reach the stakeholder.") String member,
            @DefaultValue("UTC")
                    @Description(
                            "IANA time zone of the member, used if no availability is recorded. " + "Defaults to UTC.")
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
                    "timeZone", "timeZone is \"%s\", which is not an IANA time zone. Maybe \"Europe/Berlin\"?", name);
        }
    }

    @NonNull
    @Description("Agenda items, in order.")
    public List<@NonNull AgendaItemView> agenda(@Source TouchpointView touchpoint) {
        return facts.about("touchpoint", touchpoint.cohort(), touchpoint.getRef()).stream()
                .flatMap(fact -> ((TouchpointFact.Happened) fact.body()).agendaOrNone().stream())
                .map(AgendaItemView::of)
                .toList();
    }

    @Mutation
    @NonNull
    @Description("Records a touchpoint.")
    public TouchpointPayload recordTouchpoint(@NonNull TouchpointInputs.RecordTouchpointInput input) {
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
                                        .map(TouchpointInputs.AgendaItemInput::item)
                                        .toList(),
                        input.initiative,
                        input.wantsAnswer,
                        input.answerBy,
                        input.urgency,
                        input.answers,
                        input.deliveredAt,
                        input.readAt,
                        input.commitmentsSpoken,
                        input.closing,
                        input.rating),
                touchpoint -> commitments(input, touchpoint)));
    }

    /**
     * Returns the commitments made at the touchpoint. They are part of the same mutation, so that none is left out (S4
     * L22).
     */
    private static List<CommitmentFact.Made> commitments(
            TouchpointInputs.RecordTouchpointInput input, String touchpoint) {
        return input.commitments == null
                ? List.of()
                : input.commitments.stream()
                        .map(promise -> promise.made(touchpoint, input.initiative))
                        .toList();
    }

    @Mutation
    @NonNull
    @Description("Records an experience that people will remember, good or bad.")
    public RecordPayload recordExperience(@NonNull TouchpointInputs.RecordExperienceInput input) {
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
    @Description("Records the weekly availability of a stakeholder or a member. The latest one is valid.")
    public RecordPayload recordAvailability(@NonNull TouchpointInputs.RecordAvailabilityInput input) {
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
}
