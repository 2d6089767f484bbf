package dev.troth.platform;

/** Work that is done now and then, by one node for all: forgetting what need not be kept, refreshing what ages. */
public interface Housekeeping {
    /** Does some of it in the current workspace. Called every minute for each. */
    void tidy();
}
