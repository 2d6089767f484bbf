package dev.troth.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names under which a node in access mode local may be called. There, every request has all permissions, and a web page may
 * point the name of its own server to the loopback address (DNS rebinding): the browser then sends its requests to this
 * machine. They carry the name of that server as {@code Host} and {@code Origin}.
 */
final class LocalHosts {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    /** An address cannot be pointed elsewhere, nor a name that is not in the public DNS. */
    private static final Pattern NOT_PUBLIC = Pattern.compile("\\[[0-9a-f:.]{2,45}]|[0-9.]{7,15}|[a-z0-9_-]{1,63}");

    private static final List<String> PRIVATE_ENDINGS = List.of(".localhost", ".local", ".internal");
    private static final int LONGEST = 253;

    private final boolean anywhere;

    /** @param anywhere whether the node may be called from other machines, by their names for it */
    LocalHosts(boolean anywhere) {
        this.anywhere = anywhere;
    }

    /** Returns why a request is refused; null if it is not. */
    @Nullable
    String refusal(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        String host = authority == null ? "" : bracketed(authority.host());
        if (!isOurs(host)) {
            return "The access mode is local, but the request is for the host \"%s\". Maybe call localhost, or start Troth with TROTH_ACCESS_MODE=keys?"
                    .formatted(host);
        }
        for (String origin : request.headers().getAll("Origin")) {
            if (!isOurs(hostOf(origin))) {
                return "The access mode is local, but the request comes from a page of another host. Maybe serve the page from localhost, or start Troth with TROTH_ACCESS_MODE=keys?";
            }
        }
        return null;
    }

    boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (OWN.contains(name)) {
            return true;
        }
        return anywhere
                && name.length() <= LONGEST
                && (NOT_PUBLIC.matcher(name).matches()
                        || PRIVATE_ENDINGS.stream().anyMatch(name::endsWith));
    }

    private static String bracketed(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String hostOf(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException notAnOrigin) {
            return "";
        }
    }
}
