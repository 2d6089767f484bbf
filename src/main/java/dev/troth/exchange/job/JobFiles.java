package dev.troth.exchange.job;

import dev.troth.platform.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** Stores the files of jobs in the database, so that any node can process them. */
@ApplicationScoped
class JobFiles {
    private static final int PART = 1 << 20;

    private final JobRepository jobs;
    private final JobPartRepository parts;
    private final CurrentWorkspace workspace;

    JobFiles(JobRepository jobs, JobPartRepository parts, CurrentWorkspace workspace) {
        this.jobs = jobs;
        this.parts = parts;
        this.workspace = workspace;
    }

    /** Stores the file in parts, so that it may be larger than memory. */
    void store(UUID job, InputStream file) throws IOException {
        byte[] part = new byte[PART];
        int number = 0;
        for (int length = file.readNBytes(part, 0, PART); length > 0; length = file.readNBytes(part, 0, PART)) {
            storePart(job, number++, length == PART ? part : Arrays.copyOf(part, length));
        }
    }

    @Transactional(TxType.REQUIRES_NEW)
    void storePart(UUID job, int number, byte[] part) {
        parts.persist(new JobPartEntity(workspace.id(), job, number, part));
        jobs.addBytes(workspace.id(), job, part.length);
    }

    /** Streams the parts of the file. */
    InputStream file(UUID job) {
        return new InputStream() {
            private byte[] part = new byte[0];
            private int at;
            private int number;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] into, int from, int most) {
                if (at == part.length) {
                    Optional<byte[]> next = part(job, number++);
                    if (next.isEmpty()) {
                        return -1;
                    }
                    part = next.get();
                    at = 0;
                }
                int length = Math.min(most, part.length - at);
                System.arraycopy(part, at, into, from, length);
                at += length;
                return length;
            }
        };
    }

    @Transactional
    Optional<byte[]> part(UUID job, int number) {
        return parts.findByIdOptional(new JobPartEntity.Key(workspace.id(), job, number))
                .map(JobPartEntity::bytes);
    }
}
