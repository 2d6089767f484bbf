package dev.troth.access;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who may come in. */
@ConfigMapping(prefix = "troth.access")
interface AccessSettings {
    /** How it is found out who calls: local or keys. Must be said in production. */
    Optional<String> mode();

    /** In local mode, whether to listen on other addresses than this machine's own all the same. */
    Optional<Boolean> localAnywhere();

    /** A key of your own making (32 characters at least) that may do everything; taken when there is none yet. */
    Optional<String> firstKey();

    /** How many requests a key may send. */
    Rate keyRate();

    /** How many requests all keys of a workspace may send together. */
    Rate workspaceRate();

    /** A steady rate, and what may be saved up. */
    interface Rate {
        int perSecond();

        int burst();
    }
}
