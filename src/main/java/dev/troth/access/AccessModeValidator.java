package dev.troth.access;

import dev.troth.access.AccessSettings.AccessMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Chooses the access mode before the application starts. The mode must be configured explicitly, so that Troth is never
 * open by mistake.
 */
public final class AccessModeValidator {
    private static final Set<String> OWN_ADDRESSES = Set.of("127.0.0.1", "localhost", "::1", "0:0:0:0:0:0:0:1");

    private AccessModeValidator() {}

    /** The access mode is missing, or would open Troth to the network; the message names the setting. */
    public static final class Open extends Exception {
        private static final long serialVersionUID = 1;

        Open(String message) {
            super(message);
        }
    }

    /**
     * Checks the configured access mode.
     *
     * @param config as it is at run time
     * @throws Open if Troth would be open without an explicit setting
     */
    public static void settle(Config config) throws Open {
        of(
                config.getOptionalValue("troth.access.mode", String.class),
                config.getOptionalValue("troth.access.local-anywhere", Boolean.class)
                        .orElse(false),
                config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0"));
    }

    /**
     * Returns the access mode.
     *
     * @param said configured mode
     * @param localAnywhere whether mode local may listen on any address
     * @param host address to listen on
     * @throws Open if Troth would be open without an explicit setting
     */
    static AccessMode of(Optional<String> said, boolean localAnywhere, String host) throws Open {
        String mode = said.orElseThrow(
                () -> new Open("TROTH_ACCESS_MODE is not set. Maybe TROTH_ACCESS_MODE=keys to require an API key, "
                        + "or TROTH_ACCESS_MODE=local to allow every request from this machine?"));
        return switch (mode.strip().toLowerCase(Locale.ROOT)) {
            case "keys" -> AccessMode.KEYS;
            case "local" -> local(localAnywhere, host);
            default ->
                throw new Open("TROTH_ACCESS_MODE is \"%s\", which is not a valid mode. Maybe keys, or local?"
                        .formatted(mode));
        };
    }

    static boolean isOwnAddress(String host) {
        return OWN_ADDRESSES.contains(host);
    }

    private static AccessMode local(boolean anywhere, String host) throws Open {
        if (!isOwnAddress(host) && !anywhere) {
            throw new Open("TROTH_ACCESS_MODE=local only allows the loopback address, but "
                    + "quarkus.http.host is \"%s\". Maybe TROTH_ACCESS_MODE=keys?".formatted(host));
        }
        return AccessMode.LOCAL;
    }
}
