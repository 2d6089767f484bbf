package dev.troth.exchange.webhook;

import dev.troth.platform.common.RejectedException;
import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Validated target of a webhook.
 *
 * @param address resolved address that was validated; the connection uses it
 */
record WebhookEndpoint(URI uri, InetAddress address) {
    private static final int LONGEST = 2000;
    private static final int LAST_PORT = 65_535;
    private static final int MOST_DIGITS = 6;

    /** Not {@link URI}, which does not know hosts with letters of other scripts, and tells no reason. */
    private static final Pattern PARTS = Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?:(?<user>[^/?#]*)@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^\\[\\]/?#:@\\s]*)(?::(?<port>[0-9]*))?"
            + "(?<path>(?:[/?][^#\\s]*)?)(?:#(?<fragment>.*))?");

    private static final int CARRIER_FIRST = 100;
    private static final int UNIQUE_LOCAL = 0xfc;

    /**
     * Resolves a host name and validates the address (protection against SSRF).
     *
     * @throws RejectedException if the address must not be called
     */
    static WebhookEndpoint of(String url, boolean allowPrivate) {
        URI uri = parse(url, allowPrivate);
        List<InetAddress> addresses;
        try {
            addresses = Arrays.asList(InetAddress.getAllByName(uri.getHost()));
        } catch (UnknownHostException e) {
            throw RejectedException.invalid("url", "The host \"%s\" cannot be resolved.", uri.getHost());
        }
        for (InetAddress address : addresses) {
            if (!allowPrivate && isPrivate(address)) {
                throw RejectedException.invalid(
                        "url", "The host \"%s\" is in a private network, which is not allowed.", uri.getHost());
            }
        }
        return new WebhookEndpoint(uri, addresses.getFirst());
    }

    /**
     * Returns a URL in ASCII: a host with other letters in its form for DNS (IDNA), a path with percent signs.
     *
     * @throws RejectedException if the URL is not a valid public https URL
     */
    static URI parse(String url, boolean allowPrivate) {
        if (url.length() > LONGEST) {
            throw RejectedException.invalid(
                    "url", "The URL has %d characters; the maximum is %d.", url.length(), LONGEST);
        }
        Matcher parts = PARTS.matcher(url);
        if (!parts.matches()) {
            throw RejectedException.invalid("url", "\"%s\" is not a valid URL. Maybe https://example.com/hooks?", url);
        }
        boolean secure = "https".equalsIgnoreCase(parts.group("scheme"));
        if (!secure && !(allowPrivate && "http".equalsIgnoreCase(parts.group("scheme")))) {
            throw RejectedException.invalid("url", "\"%s\" is not an https URL. Maybe https://example.com/hooks?", url);
        }
        if (parts.group("user") != null) {
            throw RejectedException.invalid("url", "The URL must not contain a user or a password.");
        }
        if (parts.group("fragment") != null) {
            throw RejectedException.invalid(
                    "url",
                    "The URL contains the fragment \"#%s\", which no request can contain. Maybe leave it out?",
                    parts.group("fragment"));
        }
        String address = (secure ? "https" : "http") + "://" + host(url, parts.group("host"))
                + port(parts.group("port")) + parts.group("path");
        return uri(url, address);
    }

    private static URI uri(String url, String address) {
        try {
            URI uri = new URI(new URI(address).toASCIIString());
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw RejectedException.invalid(
                    "url", "\"%s\" is not a valid URL: %s.", url, e.getReason().toLowerCase(Locale.ROOT));
        }
        throw noHost(url);
    }

    private static String host(String url, String host) {
        if (host.startsWith("[")) {
            return host;
        }
        if (host.isEmpty()) {
            throw noHost(url);
        }
        try {
            return IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw noHost(url);
        }
    }

    private static RejectedException noHost(String url) {
        return RejectedException.invalid(
                "url",
                "\"%s\" has no valid host. A host consists of letters, digits, hyphens and points, such as "
                        + "hooks.example.com.",
                url);
    }

    /** Returns a port with its colon; empty for none. */
    private static String port(@Nullable String port) {
        if (port == null || port.isEmpty()) {
            return "";
        }
        int number = port.length() > MOST_DIGITS ? Integer.MAX_VALUE : Integer.parseInt(port);
        if (number < 1 || number > LAST_PORT) {
            throw RejectedException.invalid(
                    "url", "The port of the URL is %s, but must be from 1 to %d.", port, LAST_PORT);
        }
        return ":" + number;
    }

    int port() {
        return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? 443 : 80;
    }

    boolean isSecure() {
        return "https".equals(uri.getScheme());
    }

    String path() {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** Returns whether an address is not a public Internet address. */
    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean v4 = bytes.length == 4;
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (v4 && first == CARRIER_FIRST && second >= 64 && second < 128)
                || (v4 && (first == 0 || first >= 240))
                || (v4 && first == 192 && second == 0)
                || (v4 && first == 198 && (second == 18 || second == 19))
                || (!v4 && (first & 0xfe) == UNIQUE_LOCAL)
                || (!v4 && first == 0 && second == 0) // IPv4 address mapped to IPv6.
                || (!v4 && first == 0 && second == 0x64)
                || (!v4 && first == 0x20 && (second == 0x02 || isTeredo(bytes)));
    }

    /** Tunnels that contain an IPv4 address: 2001::/32, beside 2002::/16. */
    private static boolean isTeredo(byte[] bytes) {
        return bytes[1] == 1 && bytes[2] == 0 && bytes[3] == 0;
    }
}
