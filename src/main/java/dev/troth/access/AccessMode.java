package dev.troth.access;

/** How it is found out who calls. */
enum AccessMode {
    /** It is not: whoever reaches the server may do everything. For the laptop only. */
    LOCAL,
    /** By API keys. */
    KEYS
}
