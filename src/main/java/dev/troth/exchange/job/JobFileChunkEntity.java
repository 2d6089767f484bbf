package dev.troth.exchange.job;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** Chunk of the file of a job. */
@Entity
@Table(name = "job_file_chunk")
@IdClass(JobFileChunkEntity.Key.class)
class JobFileChunkEntity {
    @Id
    @Column(name = "workspace_id")
    UUID workspaceId;

    @Id
    @Column(name = "job_id")
    UUID jobId;

    @Id
    int number;

    byte[] bytes;

    protected JobFileChunkEntity() {}

    JobFileChunkEntity(UUID workspaceId, UUID jobId, int number, byte[] bytes) {
        this.workspaceId = workspaceId;
        this.jobId = jobId;
        this.number = number;
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    record Key(UUID workspaceId, UUID jobId, int number) implements Serializable {}
}
