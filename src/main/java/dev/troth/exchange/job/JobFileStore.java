package dev.troth.exchange.job;

import dev.troth.exchange.job.JobFileChunkEntity.JobFileChunkRepository;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.RowId;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkPacer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stores the files of jobs in the database, so that any node can process them. */
@ApplicationScoped
class JobFileStore {
    private static final int CHUNK = 1 << 20;
    private static final int UNFINISHED = 100;

    private final JobRepository jobs;
    private final JobFileChunkRepository chunks;
    private final CurrentWorkspace workspace;
    private final WorkPacer pacer;
    private final long quota;

    JobFileStore(
            JobRepository jobs,
            JobFileChunkRepository chunks,
            CurrentWorkspace workspace,
            WorkPacer pacer,
            @ConfigProperty(name = "troth.jobs.quota") MemorySize quota) {
        this.jobs = jobs;
        this.chunks = chunks;
        this.workspace = workspace;
        this.pacer = pacer;
        this.quota = quota.asLongValue();
    }

    /**
     * Checks that the workspace may start another job.
     *
     * @throws RejectedException if too many jobs have not ended
     */
    @Transactional
    void checkRoom() {
        if (jobs.countUnfinished(workspace.id()) >= UNFINISHED) {
            throw RejectedException.of(
                    ProblemCode.TOO_LARGE,
                    null,
                    "The workspace has %d jobs that have not ended, which is the maximum. Maybe wait until some have?",
                    UNFINISHED);
        }
    }

    /**
     * Stores the file in chunks, so that it may be larger than memory.
     *
     * @throws RejectedException if the files of the workspace exceed its quota; the job is deleted then, as it is when the
     * file does not arrive completely
     */
    void store(UUID job, InputStream file) throws IOException {
        boolean complete = false;
        try {
            storeChunks(job, file);
            complete = true;
        } finally {
            if (!complete) {
                QuarkusTransaction.requiringNew().run(() -> jobs.deleteById(new RowId(workspace.id(), job)));
            }
        }
    }

    private void storeChunks(UUID job, InputStream file) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int number = 0;
        try (WorkPacer.Pace pace = pacer.begin()) {
            for (int length = file.readNBytes(chunk, 0, CHUNK); length > 0; length = file.readNBytes(chunk, 0, CHUNK)) {
                pace.resume();
                storeChunk(job, number++, length == CHUNK ? chunk : Arrays.copyOf(chunk, length));
                pace.pause();
            }
        }
    }

    /** Stores a text as the file, in the transaction of the caller. */
    @Transactional(TxType.MANDATORY)
    void storeText(UUID job, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        chunks.persist(new JobFileChunkEntity(workspace.id(), job, 0, bytes));
        jobs.addBytes(workspace.id(), job, bytes.length);
    }

    @Transactional(TxType.REQUIRES_NEW)
    void storeChunk(UUID job, int number, byte[] chunk) {
        chunks.persist(new JobFileChunkEntity(workspace.id(), job, number, chunk));
        jobs.addBytes(workspace.id(), job, chunk.length);
        if (jobs.storedBytes(workspace.id()) > quota) {
            throw RejectedException.of(
                    ProblemCode.TOO_LARGE,
                    null,
                    "The files of the jobs of the workspace exceed %d bytes, their maximum. Maybe wait until some jobs have ended, or commit or cancel dry runs?",
                    quota);
        }
    }

    /** Streams the chunks of the file. */
    InputStream file(UUID job) {
        return new InputStream() {
            private byte[] chunk = new byte[0];
            private int at;
            private int number;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (at == chunk.length) {
                    Optional<byte[]> next = chunk(job, number++);
                    if (next.isEmpty()) {
                        return -1;
                    }
                    chunk = next.get();
                    at = 0;
                }
                int length = Math.min(most, chunk.length - at);
                System.arraycopy(chunk, at, into, from, length);
                at += length;
                return length;
            }
        };
    }

    @Transactional
    Optional<byte[]> chunk(UUID job, int number) {
        return chunks.findByIdOptional(new JobFileChunkEntity.Key(workspace.id(), job, number))
                .map(JobFileChunkEntity::bytes);
    }
}
