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

/** Playbooks in the schema. */
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
    @Description(
            "The playbooks that hold: the built-in ones, and those of the workspace in their place or beside them.")
    public List<@NonNull Playbook> playbooks() {
        return List.copyOf(
                Playbook.all(ledger.seen(ledger.marketFacts(), moments.now())).values());
    }

    @NonNull
    @Description("Playbooks at work here: what is due, then the runs, the youngest first; 100 at most.")
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
    @Description("Writes a playbook, or another version of one. Runs that were started keep theirs.")
    public RecordPayload savePlaybook(@NonNull PlaybookInputs.SavePlaybookInput input) {
        return new RecordPayload(
                recorder.record(input, null, () -> new PlaybookFact.Written(input.name, input.steps, input.trigger)),
                null);
    }

    @Mutation
    @NonNull
    @Description("Starts a playbook for an account; the ref becomes the key of the run.")
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
    @Description("A step of a run is done.")
    public RecordPayload completePlaybookStep(@NonNull PlaybookInputs.CompletePlaybookStepInput input) {
        return new RecordPayload(
                recorder.record(input, accountOf(input.run), () -> new PlaybookFact.StepDone(input.run, input.step)),
                null);
    }

    @Mutation
    @NonNull
    @Description("A run is over.")
    public RecordPayload endPlaybookRun(@NonNull PlaybookInputs.EndPlaybookRunInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        accountOf(input.run),
                        () -> new PlaybookFact.Ended(input.run, input.outcome, input.worked)),
                null);
    }

    /** The account that a run belongs to; null when there is no such run. */
    private @Nullable String accountOf(String run) {
        return ledger.historyOf(PlaybookRuns.RUN, List.of(run)).stream()
                .map(Fact::account)
                .findFirst()
                .orElse(null);
    }
}
