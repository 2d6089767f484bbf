package dev.troth.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of authentication and rate limits. */
@ConfigMapping(prefix = "troth.access")
interface AccessSettings {
    /** Access mode: local or keys. Required in production. */
    Optional<String> mode();

    /** Whether mode local may listen on addresses other than the loopback address. */
    Optional<Boolean> localAnywhere();

    /**
     * Initial API key with all scopes, at least 32 characters, chosen by the operator; created if no key exists yet.
     */
    Optional<String> bootstrapKey();

    /** Name of the workspace of the initial key; created if it does not exist. Defaults to the first workspace. */
    Optional<String> bootstrapWorkspace();

    /** Issuer of the tokens of users (OpenID Connect). Without it, users cannot sign in. */
    Optional<String> issuer();

    /** Required audience of the tokens. */
    @WithDefault("troth")
    String audience();

    /** Token claim used as the user id. The claim {@code email} is only accepted if the issuer has verified it. */
    @WithDefault("sub")
    String claim();

    /** Rate limit per key or user. */
    Rate keyRate();

    /** Rate limit per workspace. */
    Rate workspaceRate();

    /** Token bucket: a steady rate and a burst. */
    interface Rate {
        int perSecond();

        int burst();
    }

    /** Method of authentication. */
    enum AccessMode {
        /** No authentication: every request may do everything. For development on one machine only. */
        LOCAL,
        /** API keys, and tokens of the identity provider if one is configured. */
        KEYS
    }
}
