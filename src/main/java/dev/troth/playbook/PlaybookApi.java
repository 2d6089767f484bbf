package dev.troth.playbook;

import dev.troth.account.AccountLookup;
import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for playbooks. */
@GraphQLApi
public class PlaybookApi {
    private final Ledger ledger;
    private final AccountLookup accounts;
    private final Recorder recorder;
    private final AsOfResolver asOfResolver;
    private final PlaybookRunLookup runs;

    PlaybookApi(
            Ledger ledger,
            AccountLookup accounts,
            Recorder recorder,
            AsOfResolver asOfResolver,
            PlaybookRunLookup runs) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.recorder = recorder;
        this.asOfResolver = asOfResolver;
        this.runs = runs;
    }

    @Query
    @NonNull
    @Description("Current playbooks: the built-in ones, replaced or extended by those of the workspace.")
    public List<@NonNull Playbook> playbooks() {
        return List.copyOf(Playbook.all(ledger.seen(ledger.marketFacts(), asOfResolver.now()))
                .values());
    }

    @NonNull
    @Description("Playbook runs of the account: due ones first, then started ones, newest first; at most 100.")
    public List<@NonNull PlaybookRun> playbookRuns(@Source AccountView account) {
        return runs.of(account);
    }

    @Mutation
    @NonNull
    @Description("Saves a playbook, or a new version of one. Runs that have already started keep their version.")
    public PlaybookPayload savePlaybook(@NonNull PlaybookInputs.SavePlaybookInput input) {
        RecordResult recorded =
                recorder.record(input, null, () -> new PlaybookFact.Written(input.name, input.steps, input.trigger));
        Fact fact = recorded.fact();
        return new PlaybookPayload(
                recorded,
                fact == null
                        ? null
                        : Playbook.all(ledger.seen(ledger.marketFacts(), recorded.moment()))
                                .get(((PlaybookFact.Written) fact.body()).name()));
    }

    @Mutation
    @NonNull
    @Description("Starts a playbook for an account. The ref of the fact becomes the ref of the run. A playbook that "
            + "is already running for the same situation cannot be started again.")
    public RecordPayload startPlaybookRun(@NonNull PlaybookInputs.StartPlaybookRunInput input) {
        String account = accounts.refOf(input.account);
        return payload(recorder.record(input, account, () -> {
            PlaybookFact.Started started = new PlaybookFact.Started(input.playbook, input.reason, input.hypothesis);
            checkNotRunning(account, started.playbook(), input);
            return started;
        }));
    }

    private void checkNotRunning(String account, String playbook, PlaybookInputs.StartPlaybookRunInput input) {
        AsOf now = asOfResolver.now();
        AsOf moment = input.at == null ? now : AsOf.at(input.at);
        List<Fact> market = ledger.seen(ledger.marketFacts(), moment);
        accounts.uuidsOf(account, now).stream()
                .flatMap(id -> ledger.history(List.of(id), moment).values().stream())
                .flatMap(facts -> PlaybookRuns.open(playbook, facts, market, moment.asOf()).stream())
                .filter(run -> !Objects.equals(run.ref(), input.ref))
                .findFirst()
                .ifPresent(run -> {
                    throw RejectedException.of(
                            ProblemCode.INVALID_TRANSITION,
                            "playbook",
                            "The playbook \"%s\" is already running since %s, as the run \"%s\". Maybe continue or end "
                                    + "that run?",
                            playbook,
                            run.since(),
                            run.ref());
                });
    }

    @Mutation
    @NonNull
    @Description("Records that a step of a run is done.")
    public RecordPayload completePlaybookStep(@NonNull PlaybookInputs.CompletePlaybookStepInput input) {
        String run = refOf(input.run);
        return payload(recorder.record(input, accountOf(run), () -> new PlaybookFact.StepDone(run, input.step)));
    }

    @Mutation
    @NonNull
    @Description("Ends a run.")
    public RecordPayload endPlaybookRun(@NonNull PlaybookInputs.EndPlaybookRunInput input) {
        String run = refOf(input.run);
        return payload(
                recorder.record(input, accountOf(run), () -> new PlaybookFact.Ended(run, input.outcome, input.worked)));
    }

    /** Returns the ref of a run by its id or ref. */
    private String refOf(String idOrRef) {
        return idOrRef.startsWith(PlaybookRun.PREFIX + "_")
                ? ledger.facts(List.of(GlobalId.parse(PlaybookRun.PREFIX, idOrRef))).stream()
                        .map(Fact::subjectRef)
                        .findFirst()
                        .orElse(idOrRef)
                : idOrRef;
    }

    private RecordPayload payload(RecordResult recorded) {
        Fact fact = recorded.fact();
        return new RecordPayload(
                recorded,
                fact == null
                        ? null
                        : runs.byRef(Objects.requireNonNull(fact.accountId()), fact.subjectRef(), recorded.moment()));
    }

    /** Returns the account of a run; null if there is no such run. */
    private @Nullable String accountOf(String run) {
        return ledger.historyOf(PlaybookRuns.RUN, List.of(run)).stream()
                .map(Fact::account)
                .findFirst()
                .orElse(null);
    }

    @Description("Result of a mutation of a playbook.")
    public static final class PlaybookPayload extends FactPayload implements MutationPayload {
        private final @Nullable Playbook playbook;

        PlaybookPayload(RecordResult recorded, @Nullable Playbook playbook) {
            super(recorded);
            this.playbook = playbook;
        }

        @Description("Playbook in its new version. Null if there are errors.")
        public @Nullable Playbook getPlaybook() {
            return playbook;
        }
    }
}
