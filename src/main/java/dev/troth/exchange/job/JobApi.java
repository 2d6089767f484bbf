package dev.troth.exchange.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.SkipReason;
import dev.troth.exchange.reader.SkippedEntry;
import dev.troth.exchange.subscription.NotifiedPolling;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.UserError;
import dev.troth.platform.database.ChangeNotifier;
import dev.troth.platform.list.PageSize;
import dev.troth.platform.security.CallerScope;
import dev.troth.platform.tenancy.AccessContext;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.OperationPool;
import io.smallrye.graphql.api.Subscription;
import io.smallrye.mutiny.Multi;
import java.util.List;
import java.util.function.Consumer;
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

/** Jobs in the schema. Files are uploaded over HTTP. */
@GraphQLApi
public class JobApi {
    private final JobStore store;
    private final JobService jobs;
    private final EntryAccess access;
    private final ChangeNotifier notifier;
    private final CurrentWorkspace workspace;
    private final OperationPool pool;

    JobApi(
            JobStore store,
            JobService jobs,
            EntryAccess access,
            ChangeNotifier notifier,
            CurrentWorkspace workspace,
            OperationPool pool) {
        this.store = store;
        this.jobs = jobs;
        this.access = access;
        this.notifier = notifier;
        this.workspace = workspace;
        this.pool = pool;
    }

    @Query
    @Description("Import job. Null if it does not exist.")
    public @Nullable JobView job(@Id @NonNull @Description("Id of the job.") String id) {
        return store.find(id).orElse(null);
    }

    @Query
    @NonNull
    @Description("Import jobs, newest first.")
    public List<@NonNull JobView> jobs(
            @DefaultValue("25") @Description("Number of jobs, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Id
                    @Description(
                            "Cursor: the id of the last job of the previous page; only older jobs are returned. Defaults "
                                    + "to the newest.")
                    @Nullable
                    String before) {
        return store.newest(PageSize.of(first), before == null ? null : GlobalId.parse(JobView.PREFIX, before));
    }

    @NonNull
    @Description(
            "The first ten facts that the file yields, each as a line of JSON, so that a mapping can be checked. Empty "
                    + "for callers who may not read its entries.")
    public List<@NonNull String> firstFacts(@Source JobView job) {
        return access.isReadable(job)
                ? job.findings().firstFacts().stream().map(JsonNode::toString).toList()
                : List.of();
    }

    @NonNull
    @Description(
            "Rejected entries, by line. Their texts are shown to the key or user that sent the file, and to callers "
                    + "who may read all facts. The complete list, in the format of the file, is at /jobs/{id}/errors.")
    public List<@NonNull EntryError> errors(
            @Source JobView job, @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        return store.errors(job, PageSize.of(first));
    }

    @NonNull
    @Description("Entries that were skipped, by line. Up to 10,000 of a job are stored.")
    public List<@NonNull SkippedEntry> skippedEntries(
            @Source JobView job,
            @Description("Only entries with this reason. Defaults to all.") @Nullable SkipReason reason,
            @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        return store.skipped(job, reason, PageSize.of(first));
    }

    @Subscription
    @NonNull
    @Description("Job after each change of its progress. Completes when the job ends.")
    public Multi<JobView> jobProgress(@Id @NonNull @Description("Id of the job.") String id) {
        JobView now = existing(id);
        AccessContext context = workspace.require();
        int[] seen = {-1};
        return NotifiedPolling.stream(notifier, JobStore.topic(context.workspace()), pool.of(context), () -> {
            JobView job = store.find(now.uuid()).orElse(null);
            if (job == null || job.version() == seen[0]) {
                return new NotifiedPolling.Poll<>(List.of(), false, job == null);
            }
            seen[0] = job.version();
            return new NotifiedPolling.Poll<>(List.of(job), false, job.status().isFinished());
        });
    }

    @Mutation
    @NonNull
    @Description(
            "Imports a file that a dry run has validated, with the rights of the caller, who must be the key or user that sent "
                    + "it, or may read all facts. The file is kept for 24 hours.")
    public JobPayload commitJob(@NonNull JobInput input) {
        return outcome(input, job -> {
            access.check(job);
            store.commit(job.uuid(), CallerScope.current().id());
            jobs.schedule(job.uuid());
        });
    }

    @Mutation
    @NonNull
    @Description("Cancels a job. Facts that were already imported stay in the ledger.")
    public JobPayload cancelJob(@NonNull JobInput input) {
        return outcome(input, job -> {
            if (!store.cancel(job.uuid())) {
                throw RejectedException.transition("The job has already ended: its state is %s.", job.status());
            }
        });
    }

    private JobPayload outcome(JobInput input, Consumer<JobView> work) {
        return UserError.toPayload(
                () -> {
                    JobView job = existing(input.id);
                    work.accept(job);
                    return store.find(job.uuid()).orElseThrow();
                },
                JobPayload::new);
    }

    private JobView existing(String id) {
        return store.find(id)
                .orElseThrow(() ->
                        RejectedException.unknown("id", "There is no job \"%s\". Jobs are deleted after 30 days.", id));
    }

    @Description("Job to act on.")
    @Input("JobInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class JobInput {
        @Description("Id of the job.")
        @Id
        @NonNull
        public String id;
    }

    @Description("Result of a mutation of a job.")
    public record JobPayload(
            @Description("Job in its new state. Null if there are errors.") @Nullable
            JobView job,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because the mutation is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }
}
