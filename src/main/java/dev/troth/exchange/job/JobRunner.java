package dev.troth.exchange.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.ErrorPolicy;
import dev.troth.exchange.StagedAppend;
import dev.troth.exchange.StagedAppend.Place;
import dev.troth.exchange.StagedAppend.Step;
import dev.troth.exchange.Staging;
import dev.troth.exchange.Staging.Staged;
import dev.troth.ledger.FactCodec;
import dev.troth.platform.Database;
import dev.troth.platform.Errand;
import dev.troth.platform.Problem;
import dev.troth.platform.Refusal;
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

/** Does a job, from the beginning or from where it was left. */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger("Troth");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 2000;
    private static final int HOURS = 4 * 3600;

    private final JobStore store;
    private final JobFiles files;
    private final Staging staging;
    private final StagedAppend append;
    private final FactCodec codec;
    private final Database database;
    private final Map<JobFormat, FactReader> readers = new EnumMap<>(JobFormat.class);

    JobRunner(
            JobStore store,
            JobFiles files,
            Staging staging,
            StagedAppend append,
            FactCodec codec,
            Database database,
            Instance<FactReader> readers) {
        this.store = store;
        this.files = files;
        this.staging = staging;
        this.append = append;
        this.codec = codec;
        this.database = database;
        readers.forEach(reader -> this.readers.put(reader.format(), reader));
    }

    FactReader reader(JobFormat format) {
        return java.util.Objects.requireNonNull(readers.get(format));
    }

    /** Gives a job up that failed again and again for a reason of ours. */
    void giveUp(UUID id) {
        store.finish(id, JobState.FAILED, Errand.GIVEN_UP);
    }

    /** Does what is left to do of a job; returns when it has ended one way or another. */
    @ActivateRequestContext
    void run(UUID id) {
        Optional<JobView> found = store.find(id);
        if (found.isEmpty() || found.get().state().isFinished()) {
            return;
        }
        JobView job = found.get();
        try {
            if (job.phase() == JobPhase.READING) {
                store.begin(id, JobPhase.READING);
                store.forgetReading(id);
                read(job);
                store.begin(id, JobPhase.APPENDING);
            }
            boolean whole = job.dryRun() || job.errorPolicy() == ErrorPolicy.STOP;
            JobView read = store.find(id).orElseThrow();
            if (job.errorPolicy() == ErrorPolicy.STOP && read.refused() > 0) {
                store.finish(id, JobState.FAILED, "Some entries were refused, so nothing was taken.");
            } else if (whole) {
                appendWhole(job);
            } else {
                appendInSteps(id);
            }
        } catch (Cancelled cancelled) {
            store.finish(id, JobState.CANCELLED, null);
        } catch (IOException e) {
            LOG.errorf(e, "Job %s cannot read its file", job.getId());
            store.finish(id, JobState.FAILED, "The file cannot be read any further.");
        }
    }

    /** Reads the file into staged facts. */
    private void read(JobView job) throws IOException {
        Reading reading = new Reading(job.uuid());
        try (InputStream file = files.file(job.uuid())) {
            reader(job.format()).read(file, options(job.uuid()), reading);
        }
        reading.flush();
    }

    ObjectNode options(UUID job) {
        try {
            return (ObjectNode) JSON.readTree(store.options(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was written can be read.", e);
        }
    }

    private final class Reading implements FactReader.Sink {
        private final UUID job;
        private final List<Staged> staged = new ArrayList<>();
        private final List<JobStore.RefusedEntry> errors = new ArrayList<>();
        private int read;
        private int facts;
        private int refused;

        Reading(UUID job) {
            this.job = job;
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
            } catch (Refusal refusal) {
                refuse(line, entry, refusal.problem());
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
            if (store.isCancelled(job)) {
                throw new Cancelled();
            }
            if (!staged.isEmpty()) {
                staging.add(job, staged);
                staged.clear();
            }
            store.addErrors(job, errors);
            errors.clear();
            store.countRefused(job, refused);
            refused = 0;
            store.progressReading(job, read, facts);
        }
    }

    /** Each step in a transaction of its own, together with how far it brings the job. */
    private void appendInSteps(UUID job) {
        boolean more = true;
        while (more) {
            if (store.isCancelled(job)) {
                throw new Cancelled();
            }
            more = QuarkusTransaction.requiringNew().timeout(HOURS).call(() -> {
                database.update("set local statement_timeout = 0");
                Optional<Step> step = append.next(job, store.place(job));
                step.ifPresent(done -> record(job, done));
                return step.isPresent();
            });
        }
        store.finish(job, JobState.SUCCEEDED, null);
    }

    private void record(UUID job, Step step) {
        store.progressAppending(
                job, step.place(), step.accepted(), step.known(), step.refused().size());
        store.addErrors(
                job,
                step.refused().stream()
                        .map(refused -> new JobStore.RefusedEntry(refused.line(), refused.problem(), refused.entry()))
                        .toList());
    }

    /** All or nothing, or only to see what would come of it. */
    private void appendWhole(JobView job) {
        List<Step> steps = new ArrayList<>();
        boolean kept = false;
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(HOURS));
        try {
            database.update("set local statement_timeout = 0");
            Place place = Place.START;
            for (Optional<Step> next = append.next(job.uuid(), place);
                    next.isPresent();
                    next = append.next(job.uuid(), place)) {
                steps.add(next.get());
                place = next.get().place();
                if (store.isCancelled(job.uuid())) {
                    throw new Cancelled();
                }
            }
            if (!job.dryRun() && steps.stream().allMatch(step -> step.refused().isEmpty())) {
                QuarkusTransaction.commit();
                kept = true;
            }
        } finally {
            if (!kept) {
                QuarkusTransaction.rollback();
            }
        }
        int refused = steps.stream().mapToInt(step -> step.refused().size()).sum();
        steps.forEach(step -> store.addErrors(
                job.uuid(),
                step.refused().stream()
                        .map(one -> new JobStore.RefusedEntry(one.line(), one.problem(), one.entry()))
                        .toList()));
        store.countRefused(job.uuid(), refused);
        boolean stopped = job.errorPolicy() == ErrorPolicy.STOP && refused > 0;
        store.report(
                job.uuid(),
                stopped ? 0 : steps.stream().mapToInt(Step::accepted).sum(),
                steps.stream().mapToInt(Step::known).sum());
        if (stopped) {
            store.finish(job.uuid(), JobState.FAILED, "Some facts were refused, so nothing was taken.");
        } else {
            store.finish(job.uuid(), kept ? JobState.SUCCEEDED : JobState.VALIDATED, null);
        }
    }

    /** Somebody asked the job to stop. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("cancelled", null, false, false);
        }
    }
}
