package dev.troth.exchange.job;

/** Hears of jobs that end, in the transaction that ends them. */
public interface JobListener {
    /** @param job job in its final state; a dry run is {@link JobStatus#VALIDATED} */
    void ended(JobView job);
}
