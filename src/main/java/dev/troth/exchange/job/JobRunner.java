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
import dev.troth.exchange.job.JobStore.Superseded;
import dev.troth.exchange.job.JobStore.Turn;
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
        store.take(id).ifPresent(turn -> store.finish(turn, JobStatus.FAILED, Errand.GIVEN_UP));
    }

    /** Does what is left to do of a job; returns when it has ended one way or another. */
    @ActivateRequestContext
    void run(UUID id) {
        Optional<Turn> turn = store.take(id);
        if (turn.isEmpty()) {
            return;
        }
        try {
            run(store.find(id).orElseThrow(), turn.get());
        } catch (Cancelled cancelled) {
            store.finish(turn.get(), JobStatus.CANCELLED, null);
        } catch (IOException e) {
            LOG.errorf(e, "Job %s cannot read its file", id);
            store.finish(turn.get(), JobStatus.FAILED, "The file cannot be read any further.");
        } catch (Superseded elsewhere) {
            LOG.infof("Job %s is worked on by another node meanwhile", id);
        }
    }

    private void run(JobView job, Turn turn) throws IOException {
        if (job.phase() == JobPhase.READING) {
            store.begin(turn, JobPhase.READING);
            store.forgetReading(turn);
            read(job, turn);
            store.begin(turn, JobPhase.APPENDING);
        }
        JobView read = store.find(job.uuid()).orElseThrow();
        if (job.errorPolicy() == ErrorPolicy.STOP && read.refused() > 0) {
            store.finish(turn, JobStatus.FAILED, "Some entries were refused, so nothing was taken.");
        } else if (job.dryRun() || job.errorPolicy() == ErrorPolicy.STOP) {
            appendWhole(job, turn);
        } else {
            appendInSteps(turn);
        }
    }

    /** Reads the file into staged facts. */
    private void read(JobView job, Turn turn) throws IOException {
        Reading reading = new Reading(turn);
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
        private final Turn turn;
        private final List<Staged> staged = new ArrayList<>();
        private final List<JobStore.RefusedEntry> errors = new ArrayList<>();
        private int read;
        private int facts;
        private int refused;

        Reading(Turn turn) {
            this.turn = turn;
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
            if (store.isCancelled(turn.job())) {
                throw new Cancelled();
            }
            QuarkusTransaction.requiringNew().run(() -> {
                store.progressReading(turn, read, facts, refused);
                staging.add(turn.job(), staged);
                store.addErrors(turn.job(), errors);
            });
            staged.clear();
            errors.clear();
        }
    }

    /** Each step in a transaction of its own, together with how far it brings the job. */
    private void appendInSteps(Turn turn) {
        UUID job = turn.job();
        boolean more = true;
        while (more) {
            if (store.isCancelled(job)) {
                throw new Cancelled();
            }
            more = QuarkusTransaction.requiringNew().timeout(HOURS).call(() -> {
                database.takeYourTime();
                Optional<Step> step = append.next(job, store.place(job));
                step.ifPresent(done -> record(turn, done));
                return step.isPresent();
            });
        }
        store.finish(turn, JobStatus.SUCCEEDED, null);
    }

    private void record(Turn turn, Step step) {
        store.progressAppending(
                turn,
                step.place(),
                step.accepted(),
                step.known(),
                step.refused().size());
        store.addErrors(turn.job(), entries(step));
    }

    private static List<JobStore.RefusedEntry> entries(Step step) {
        return step.refused().stream()
                .map(refused -> new JobStore.RefusedEntry(refused.line(), refused.problem(), refused.entry()))
                .toList();
    }

    /** All or nothing, or only to see what would come of it. */
    private void appendWhole(JobView job, Turn turn) {
        List<Step> steps = new ArrayList<>();
        boolean kept = false;
        QuarkusTransaction.begin(QuarkusTransaction.beginOptions().timeout(HOURS));
        try {
            database.takeYourTime();
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
            store.hold(turn);
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
                turn,
                stopped ? 0 : steps.stream().mapToInt(Step::accepted).sum(),
                steps.stream().mapToInt(Step::known).sum(),
                refused);
        if (stopped) {
            store.finish(turn, JobStatus.FAILED, "Some facts were refused, so nothing was taken.");
        } else {
            store.finish(turn, kept ? JobStatus.SUCCEEDED : JobStatus.VALIDATED, null);
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
