package dev.troth.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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

    /** The name of the workspace that the first key is for; made when there is none. The first one when absent. */
    Optional<String> firstWorkspace();

    /** Who gives out the tokens that people sign in with (an OpenID Connect issuer); nobody when absent. */
    Optional<String> issuer();

    /** What tokens must be meant for. */
    @WithDefault("troth")
    String audience();

    /** Which claim says who somebody is; {@code email} counts only where the issuer has verified it. */
    @WithDefault("sub")
    String claim();

    /** How many requests a key or a person may send. */
    Rate keyRate();

    /** How many requests all of a workspace may send together. */
    Rate workspaceRate();

    /** A steady rate, and what may be saved up. */
    interface Rate {
        int perSecond();

        int burst();
    }
}
