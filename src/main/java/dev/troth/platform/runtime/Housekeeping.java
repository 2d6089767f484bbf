package dev.troth.platform.runtime;

/**
 * Periodic maintenance that one node runs for the cluster: deletes expired data and refreshes data that depends on the
 * time.
 */
public interface Housekeeping {
    /** Processes a part of the work in the current workspace. Called every minute for each workspace. */
    void runMaintenance();
}
