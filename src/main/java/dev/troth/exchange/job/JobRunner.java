package dev.troth.exchange.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.job.JobStore.FencingToken;
import dev.troth.exchange.job.JobStore.Superseded;
import dev.troth.exchange.reader.BinaryFile;
import dev.troth.exchange.reader.ChangePolicy;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.exchange.staging.EntryCollector;
import dev.troth.exchange.staging.ErrorPolicy;
import dev.troth.exchange.staging.StagedFactAppender;
import dev.troth.exchange.staging.StagedFactAppender.Place;
import dev.troth.exchange.staging.StagedFactAppender.Step;
import dev.troth.exchange.staging.StagingTable;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuthorRights;
import dev.troth.platform.tenancy.WorkPacer;
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

/** Runs a job from the start, or resumes it from its last committed step. */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int HOURS = 4 * 3600;
    private static final int MOST_STARTS = 20;

    private final JobStore store;
    private final JobFileStore files;
    private final StagingTable staging;
    private final StagedFactAppender appender;
    private final AuthorRights rights;
    private final WorkPacer pacer;
    private final FactCodec codec;
    private final Database database;
    private final Map<FileFormat, FactReader> readers = new EnumMap<>(FileFormat.class);

    JobRunner(
            JobStore store,
            JobFileStore files,
            StagingTable staging,
            StagedFactAppender appender,
            AuthorRights rights,
            WorkPacer pacer,
            FactCodec codec,
            Database database,
            Instance<FactReader> readers) {
        this.store = store;
        this.files = files;
        this.staging = staging;
        this.appender = appender;
        this.rights = rights;
        this.pacer = pacer;
        this.codec = codec;
        this.database = database;
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
    }

    FactReader reader(FileFormat format) {
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
        if (token.get().number() > MOST_STARTS) {
            // Each start ended with its node: maybe the file needs more memory than there is.
            store.finish(token.get(), JobStatus.FAILED, OneTimeTask.GIVEN_UP);
            return;
        }
        try {
            run(store.find(id).orElseThrow(), token.get());
        } catch (Cancelled cancelled) {
            store.finish(token.get(), JobStatus.CANCELLED, null);
        } catch (AuthorRights.Ended ended) {
            store.finish(token.get(), JobStatus.FAILED, ended.reason());
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
            appendInSteps(job, token);
        }
    }

    /** Converts the file to staged facts. */
    private void read(JobView job, FencingToken token) throws IOException {
        try (WorkPacer.Pace pace = pacer.begin();
                InputStream file = files.file(job.uuid())) {
            EntryCollector entries = new EntryCollector(codec, new Reading(store, staging, token, watch(job), pace));
            BinaryFile.read(file, reader(job.format()), options(job.uuid()), entries);
            entries.flush();
        }
    }

    private AuthorRights.Watch watch(JobView job) {
        return rights.watch(job.author(), AccessScope.IMPORT);
    }

    private ChangePolicy changes(JobView job) {
        return ChangePolicy.of(job.format(), options(job.uuid()));
    }

    ObjectNode options(UUID job) {
        try {
            return (ObjectNode) JSON.readTree(store.options(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored options of the job are not valid JSON.", e);
        }
    }

    /** Stores what is read of a file, together with the progress of the job. */
    private record Reading(
            JobStore store, StagingTable staging, FencingToken token, AuthorRights.Watch rights, WorkPacer.Pace pace)
            implements EntryCollector.Target {
        @Override
        public void checkCancelled() {
            rights.check();
            if (store.isCancelled(token.job())) {
                throw new Cancelled();
            }
        }

        @Override
        public void store(EntryCollector.Batch batch) {
            QuarkusTransaction.requiringNew().run(() -> {
                store.progressReading(token, batch);
                staging.add(token.job(), batch.staged());
                store.addErrors(token.job(), batch.refused());
                store.addSkipped(token.job(), batch.skipped());
            });
            pace.pause();
        }
    }

    /** Runs each step in its own transaction, together with the progress of the job. */
    private void appendInSteps(JobView job, FencingToken token) {
        UUID id = token.job();
        AuthorRights.Watch watch = watch(job);
        try (WorkPacer.Pace pace = pacer.begin()) {
            boolean more = true;
            while (more) {
                watch.check();
                if (store.isCancelled(id)) {
                    throw new Cancelled();
                }
                more = QuarkusTransaction.requiringNew().timeout(HOURS).call(() -> appendStep(job, token));
                pace.pause();
            }
        }
        store.finish(token, JobStatus.SUCCEEDED, null);
    }

    private boolean appendStep(JobView job, FencingToken token) {
        database.disableTimeouts();
        Optional<Step> step = appender.next(token.job(), store.place(token.job()), changes(job));
        step.ifPresent(done -> store.progressAppending(token, done));
        return step.isPresent();
    }

    /** Appends all or nothing, or only validates (dry run). Never pauses, because it holds locks until its end. */
    private void appendWhole(JobView job, FencingToken token) {
        List<Step> steps = new ArrayList<>();
        boolean kept = false;
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(HOURS));
        try {
            database.disableTimeouts();
            Place place = Place.START;
            ChangePolicy changes = changes(job);
            AuthorRights.Watch watch = watch(job);
            for (Optional<Step> next = appender.next(job.uuid(), place, changes);
                    next.isPresent();
                    next = appender.next(job.uuid(), place, changes)) {
                steps.add(next.get());
                place = next.get().place();
                watch.check();
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
        boolean stopped = job.errorPolicy() == ErrorPolicy.STOP
                && steps.stream().anyMatch(step -> !step.refused().isEmpty());
        store.report(token, steps, stopped);
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
