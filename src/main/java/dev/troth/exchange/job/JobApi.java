package dev.troth.exchange.job;

import dev.troth.exchange.live.Following;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.GlobalId;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.UserError;
import dev.troth.platform.View;
import dev.troth.platform.Wakeups;
import dev.troth.platform.list.ListRequest;
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

/** Jobs in the schema. Files come in over plain HTTP. */
@GraphQLApi
public class JobApi {
    private final JobStore store;
    private final Jobs jobs;
    private final Wakeups wakeups;
    private final CurrentWorkspace workspace;

    JobApi(JobStore store, Jobs jobs, Wakeups wakeups, CurrentWorkspace workspace) {
        this.store = store;
        this.jobs = jobs;
        this.wakeups = wakeups;
        this.workspace = workspace;
    }

    @Query
    @Description("One job; null when there is none.")
    public @Nullable JobView job(@Id @NonNull @Description("Its id.") String id) {
        return store.find(id).orElse(null);
    }

    @Query
    @NonNull
    @Description("Jobs, the newest first.")
    public List<@NonNull JobView> jobs(
            @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first,
            @Id @Description("Only those older than this job: the last one of the page before.") @Nullable
                    String before) {
        return store.newest(ListRequest.first(first), before == null ? null : GlobalId.parse(JobView.PREFIX, before));
    }

    @NonNull
    @Description(
            "Entries that were refused, by line. All of them, in the format of the file, are at /jobs/{id}/errors.")
    public List<@NonNull JobError> errors(
            @Source JobView job, @DefaultValue("25") @Description("How many, 1 to 100.") @Nullable Integer first) {
        return store.errors(job.uuid(), ListRequest.first(first));
    }

    @Subscription
    @NonNull
    @Description("A job each time that it got further; ends with the job.")
    public Multi<JobView> jobProgress(@Id @NonNull @Description("Its id.") String id) {
        JobView now = existing(id);
        View view = workspace.some();
        int[] seen = {-1};
        return Following.stream(wakeups, JobStore.topic(view.workspace()), view, () -> {
            JobView job = store.find(now.uuid()).orElse(null);
            if (job == null || job.version() == seen[0]) {
                return new Following.Look<>(List.of(), false, job == null);
            }
            seen[0] = job.version();
            return new Following.Look<>(List.of(job), false, job.status().isFinished());
        });
    }

    @Mutation
    @NonNull
    @Description("Takes for real what a dry run has validated. Its file is kept for a day.")
    public JobPayload commitJob(@NonNull JobInput input) {
        return outcome(input, job -> {
            store.commit(job.uuid());
            jobs.schedule(job.uuid());
        });
    }

    @Mutation
    @NonNull
    @Description("Asks a job to stop. What was taken until then stays.")
    public JobPayload cancelJob(@NonNull JobInput input) {
        return outcome(input, job -> {
            if (!store.cancel(job.uuid())) {
                throw Refusal.transition("The job has ended already: it is %s.", job.status());
            }
        });
    }

    private JobPayload outcome(JobInput input, Consumer<JobView> work) {
        return UserError.told(
                () -> {
                    JobView job = existing(input.id);
                    work.accept(job);
                    return store.find(job.uuid()).orElseThrow();
                },
                JobPayload::new);
    }

    private JobView existing(String id) {
        return store.find(id)
                .orElseThrow(() -> Refusal.unknown("id", "There is no job \"%s\". Jobs are kept for a month.", id));
    }

    @Description("Which job.")
    @Input("JobInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class JobInput {
        @Description("Its id.")
        @Id
        @NonNull
        public String id;
    }

    @Description("What became of a mutation of a job.")
    public record JobPayload(
            @Description("The job as it is now; null when there are errors.") @Nullable
            JobView job,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: asking twice changes nothing.")
        public boolean getReplayed() {
            return false;
        }
    }
}
