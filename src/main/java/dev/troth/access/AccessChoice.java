package dev.troth.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Who may come in, decided before anything starts. Somebody must have said it: Troth is never open by mistake. */
public final class AccessChoice {
    private static final Set<String> OWN_ADDRESSES = Set.of("127.0.0.1", "localhost", "::1", "0:0:0:0:0:0:0:1");

    private AccessChoice() {}

    /** Nobody said who may come in, or so that everybody might; the message says what to do. */
    public static final class Open extends Exception {
        private static final long serialVersionUID = 1;

        Open(String message) {
            super(message);
        }
    }

    /**
     * Checks what is configured.
     *
     * @param config as it is at run time
     * @throws Open if Troth would be open to everybody, and nobody said that it should be
     */
    public static void settle(Config config) throws Open {
        of(
                config.getOptionalValue("troth.access.mode", String.class),
                config.getOptionalValue("troth.access.local-anywhere", Boolean.class)
                        .orElse(false),
                config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0"));
    }

    /**
     * How it is found out who calls.
     *
     * @param said the mode, as somebody wrote it
     * @param localAnywhere whether somebody said that it may be open on any address
     * @param host the address to listen on
     * @throws Open if Troth would be open to everybody, and nobody said that it should be
     */
    static AccessMode of(Optional<String> said, boolean localAnywhere, String host) throws Open {
        String mode = said.orElseThrow(
                () -> new Open("Say who may come in: TROTH_ACCESS_MODE=keys for systems that have a key, "
                        + "or TROTH_ACCESS_MODE=local to let in everybody who reaches this machine's own address."));
        return switch (mode.strip().toLowerCase(Locale.ROOT)) {
            case "keys" -> AccessMode.KEYS;
            case "local" -> local(localAnywhere, host);
            default -> throw new Open("TROTH_ACCESS_MODE=\"%s\" is unknown. Maybe keys, or local?".formatted(mode));
        };
    }

    static boolean isOwnAddress(String host) {
        return OWN_ADDRESSES.contains(host);
    }

    private static AccessMode local(boolean anywhere, String host) throws Open {
        if (!isOwnAddress(host) && !anywhere) {
            throw new Open("Without sign-in Troth listens on this machine's own address only, but "
                    + "quarkus.http.host is \"%s\". Maybe TROTH_ACCESS_MODE=keys?".formatted(host));
        }
        return AccessMode.LOCAL;
    }
}
