package dev.troth.playbook;

import dev.troth.account.AccountView;
import dev.troth.account.Accounts;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import dev.troth.platform.Moments;
import java.util.List;
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
    private final AccountFacts facts;
    private final Ledger ledger;
    private final Accounts accounts;
    private final Recorder recorder;
    private final Moments moments;

    PlaybookApi(AccountFacts facts, Ledger ledger, Accounts accounts, Recorder recorder, Moments moments) {
        this.facts = facts;
        this.ledger = ledger;
        this.accounts = accounts;
        this.recorder = recorder;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("Current playbooks: the built-in ones, replaced or extended by those of the workspace.")
    public List<@NonNull Playbook> playbooks() {
        return List.copyOf(
                Playbook.all(ledger.seen(ledger.marketFacts(), moments.now())).values());
    }

    @NonNull
    @Description("Playbook runs of the account: due ones first, then started ones, newest first; at most 100.")
    public List<@NonNull PlaybookRun> playbookRuns(@Source AccountView account) {
        return PlaybookRuns.of(
                        facts.of(account.cohort(), account.uuid()),
                        facts.ofMarket(account.cohort()),
                        account.cohort().moment().asOf())
                .stream()
                .map(run -> new PlaybookRun(run, account.cohort(), account.uuid()))
                .toList();
    }

    @Mutation
    @NonNull
    @Description("Saves a playbook, or a new version of one. Runs that have already started keep their version.")
    public RecordPayload savePlaybook(@NonNull PlaybookInputs.SavePlaybookInput input) {
        return new RecordPayload(
                recorder.record(input, null, () -> new PlaybookFact.Written(input.name, input.steps, input.trigger)),
                null);
    }

    @Mutation
    @NonNull
    @Description("Starts a playbook for an account. The ref of the fact becomes the ref of the run.")
    public RecordPayload startPlaybookRun(@NonNull PlaybookInputs.StartPlaybookRunInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accounts.refOf(input.account),
                        () -> new PlaybookFact.Started(input.playbook, input.reason, input.hypothesis)),
                null);
    }

    @Mutation
    @NonNull
    @Description("Records that a step of a run is done.")
    public RecordPayload completePlaybookStep(@NonNull PlaybookInputs.CompletePlaybookStepInput input) {
        return new RecordPayload(
                recorder.record(input, accountOf(input.run), () -> new PlaybookFact.StepDone(input.run, input.step)),
                null);
    }

    @Mutation
    @NonNull
    @Description("Ends a run.")
    public RecordPayload endPlaybookRun(@NonNull PlaybookInputs.EndPlaybookRunInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accountOf(input.run),
                        () -> new PlaybookFact.Ended(input.run, input.outcome, input.worked)),
                null);
    }

    /** Returns the account of a run; null if there is no such run. */
    private @Nullable String accountOf(String run) {
        return ledger.historyOf(PlaybookRuns.RUN, List.of(run)).stream()
                .map(Fact::account)
                .findFirst()
                .orElse(null);
    }
}
