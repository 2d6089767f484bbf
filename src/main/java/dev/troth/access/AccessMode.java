package dev.troth.access;

/** Method of authentication. */
enum AccessMode {
    /** No authentication: every request may do everything. For development on one machine only. */
    LOCAL,
    /** API keys, and tokens of the identity provider if one is configured. */
    KEYS
}
