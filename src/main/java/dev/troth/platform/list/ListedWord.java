package dev.troth.platform.list;

/** A word that comes in lists. */
public interface ListedWord {
    Listed listed();
}
