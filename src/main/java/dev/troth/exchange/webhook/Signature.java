package dev.troth.exchange.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature of a request body, for the receiver to verify its origin and age: HMAC-SHA256 over {@code timestamp.body},
 * once for each valid secret, as in {@code t=1767225600,v1=5257a8…}.
 */
final class Signature {
    static final String HEADER = "Troth-Signature";

    private static final int BYTES = 32;

    private Signature() {}

    static String of(long timestamp, String body, List<String> secrets) {
        return "t=" + timestamp + ","
                + secrets.stream()
                        .map(secret -> "v1=" + hmac(secret, timestamp + "." + body))
                        .collect(Collectors.joining(","));
    }

    /** Generates a random secret. */
    static String newSecret() {
        byte[] bytes = new byte[BYTES];
        // Not a constant: the native executable would carry a generator that was seeded when it was built.
        new SecureRandom().nextBytes(bytes);
        return "whsec_" + HexFormat.of().formatHex(bytes);
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not provide HMAC-SHA256.", e);
        }
    }
}
