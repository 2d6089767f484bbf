package dev.troth.exchange.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.job.JobStore.FencingToken;
import dev.troth.exchange.job.JobStore.Superseded;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.exchange.staging.StagedFactAppender;
import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.exchange.staging.StagingTable;
import dev.troth.exchange.staging.StagingTable.Staged;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.OneTimeTask;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a job from the start, or resumes it from its last committed step. */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 2000;
    private static final int HOURS = 4 * 3600;

    private final JobStore store;
    private final JobFileStore files;
    private final StagingTable staging;
    private final StagedFactAppender appender;
    private final FactCodec codec;
    private final Database database;
    private final Map<JobFormat, FactReader> readers = new EnumMap<>(JobFormat.class);

    JobRunner(
            JobStore store,
            JobFileStore files,
            StagingTable staging,
            StagedFactAppender appender,
            FactCodec codec,
            Database database,
            Instance<FactReader> readers) {
        this.store = store;
        this.files = files;
        this.staging = staging;
        this.appender = appender;
        this.codec = codec;
        this.database = database;
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
    }

    FactReader reader(JobFormat format) {
        return java.util.Objects.requireNonNull(readers.get(format));
    }

    /** Marks a job as failed after its retries failed with internal errors. */
    void giveUp(UUID id) {
        store.claim(id).ifPresent(token -> store.finish(token, JobStatus.FAILED, OneTimeTask.GIVEN_UP));
    }

    /** Runs the remaining steps of a job; returns when the job has ended. */
    @ActivateRequestContext
    void run(UUID id) {
        Optional<FencingToken> token = store.claim(id);
        if (token.isEmpty()) {
            return;
        }
        try {
            run(store.find(id).orElseThrow(), token.get());
        } catch (Cancelled cancelled) {
            store.finish(token.get(), JobStatus.CANCELLED, null);
        } catch (IOException e) {
            LOG.errorf(e, "The file of job %s cannot be read", id);
            store.finish(token.get(), JobStatus.FAILED, "The file cannot be read completely.");
        } catch (Superseded elsewhere) {
            LOG.infof("Job %s was taken over by another node", id);
        }
    }

    private void run(JobView job, FencingToken token) throws IOException {
        if (job.phase() == JobPhase.READING) {
            store.begin(token, JobPhase.READING);
            store.clearStagedProgress(token);
            read(job, token);
            store.begin(token, JobPhase.APPENDING);
        }
        JobView read = store.find(job.uuid()).orElseThrow();
        if (job.errorPolicy() == ErrorPolicy.STOP && read.refused() > 0) {
            store.finish(token, JobStatus.FAILED, "Nothing was imported, because some entries were rejected.");
        } else if (job.dryRun() || job.errorPolicy() == ErrorPolicy.STOP) {
            appendWhole(job, token);
        } else {
            appendInSteps(token);
        }
    }

    /** Converts the file to staged facts. */
    private void read(JobView job, FencingToken token) throws IOException {
        Reading reading = new Reading(token);
        try (InputStream file = files.file(job.uuid())) {
            reader(job.format()).read(file, options(job.uuid()), reading);
        }
        reading.flush();
    }

    ObjectNode options(UUID job) {
        try {
            return (ObjectNode) JSON.readTree(store.options(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored options of the job are not valid JSON.", e);
        }
    }

    private final class Reading implements FactReader.Sink {
        private final FencingToken token;
        private final List<Staged> staged = new ArrayList<>();
        private final List<JobStore.RefusedEntry> errors = new ArrayList<>();
        private int read;
        private int facts;
        private int refused;

        Reading(FencingToken token) {
            this.token = token;
        }

        @Override
        public void facts(int line, @Nullable String entry, List<ObjectNode> made) {
            read++;
            try {
                List<Staged> all = new ArrayList<>();
                for (ObjectNode fact : made) {
                    String text = fact.toString();
                    String words = text.equals(entry) ? null : entry;
                    all.add(Staged.of(line, all.size(), codec.read(fact), text, words));
                }
                staged.addAll(all);
                facts += all.size();
            } catch (RejectedException rejection) {
                refuse(line, entry, rejection.problem());
            }
            pause();
        }

        @Override
        public void refused(int line, @Nullable String entry, Problem problem) {
            read++;
            refuse(line, entry, problem);
            pause();
        }

        private void refuse(int line, @Nullable String entry, Problem problem) {
            refused++;
            errors.add(new JobStore.RefusedEntry(line, problem, entry));
        }

        private void pause() {
            if (staged.size() + errors.size() >= AT_ONCE || read % (AT_ONCE * 5) == 0) {
                flush();
            }
        }

        void flush() {
            if (store.isCancelled(token.job())) {
                throw new Cancelled();
            }
            QuarkusTransaction.requiringNew().run(() -> {
                store.progressReading(token, read, facts, refused);
                staging.add(token.job(), staged);
                store.addErrors(token.job(), errors);
            });
            staged.clear();
            errors.clear();
        }
    }

    /** Runs each step in its own transaction, together with the progress of the job. */
    private void appendInSteps(FencingToken token) {
        UUID job = token.job();
        boolean more = true;
        while (more) {
            if (store.isCancelled(job)) {
                throw new Cancelled();
            }
            more = QuarkusTransaction.requiringNew().timeout(HOURS).call(() -> {
                database.disableTimeouts();
                Optional<Step> step = appender.next(job, store.place(job));
                step.ifPresent(done -> record(token, done));
                return step.isPresent();
            });
        }
        store.finish(token, JobStatus.SUCCEEDED, null);
    }

    private void record(FencingToken token, Step step) {
        store.progressAppending(
                token,
                step.place(),
                step.accepted(),
                step.known(),
                step.refused().size());
        store.addErrors(token.job(), entries(step));
    }

    private static List<JobStore.RefusedEntry> entries(Step step) {
        return step.refused().stream()
                .map(refused -> new JobStore.RefusedEntry(refused.line(), refused.problem(), refused.entry()))
                .toList();
    }

    /** Appends all or nothing, or only validates (dry run). */
    private void appendWhole(JobView job, FencingToken token) {
        List<Step> steps = new ArrayList<>();
        boolean kept = false;
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(HOURS));
        try {
            database.disableTimeouts();
            Place place = Place.START;
            for (Optional<Step> next = appender.next(job.uuid(), place);
                    next.isPresent();
                    next = appender.next(job.uuid(), place)) {
                steps.add(next.get());
                place = next.get().place();
                if (store.isCancelled(job.uuid())) {
                    throw new Cancelled();
                }
            }
            store.hold(token);
            if (!job.dryRun() && steps.stream().allMatch(step -> step.refused().isEmpty())) {
                QuarkusTransaction.commit();
                kept = true;
            }
        } finally {
            if (!kept) {
                QuarkusTransaction.rollback();
            }
        }
        List<JobStore.RefusedEntry> refused =
                steps.stream().flatMap(step -> entries(step).stream()).toList();
        boolean stopped = job.errorPolicy() == ErrorPolicy.STOP && !refused.isEmpty();
        store.report(
                token,
                stopped ? 0 : steps.stream().mapToInt(Step::accepted).sum(),
                steps.stream().mapToInt(Step::known).sum(),
                refused);
        if (stopped) {
            store.finish(token, JobStatus.FAILED, "Nothing was imported, because some facts were rejected.");
        } else {
            store.finish(token, kept ? JobStatus.SUCCEEDED : JobStatus.VALIDATED, null);
        }
    }

    /** The job was cancelled by a caller. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
