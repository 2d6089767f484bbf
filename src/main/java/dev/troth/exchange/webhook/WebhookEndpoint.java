package dev.troth.exchange.webhook;

import dev.troth.platform.common.RejectedException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Validated target of a webhook.
 *
 * @param address resolved address that was validated; the connection uses it
 */
record WebhookEndpoint(URI uri, InetAddress address) {
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

    /** @throws RejectedException if the URL is not a valid public https URL */
    static URI parse(String url, boolean allowPrivate) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw RejectedException.invalid("url", "\"%s\" is not a valid URL. Maybe https://example.com/hooks?", url);
        }
        boolean secure = "https".equals(uri.getScheme());
        if (uri.getHost() == null || !(secure || (allowPrivate && "http".equals(uri.getScheme())))) {
            throw RejectedException.invalid("url", "\"%s\" is not an https URL. Maybe https://example.com/hooks?", url);
        }
        if (uri.getUserInfo() != null) {
            throw RejectedException.invalid("url", "The URL must not contain a user or a password.");
        }
        return uri;
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
                || (!v4 && first == 0 && second == 0x64);
    }
}
