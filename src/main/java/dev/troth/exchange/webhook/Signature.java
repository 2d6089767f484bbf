package dev.troth.exchange.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs webhook requests as the specification Standard Webhooks 1.0.0 defines, so that a receiver can verify the origin
 * and the age of a request: HMAC-SHA256 over {@code id.timestamp.body}, once for each valid secret, as in {@code
 * v1,K5oZ…= v1,9fQx…=}.
 */
final class Signature {
    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private Signature() {}

    /**
     * Returns the value of the header {@value #SIGNATURE}.
     *
     * @param id of the delivery
     * @param timestamp seconds since 1970
     */
    static String of(String id, long timestamp, String body, List<String> secrets) {
        String signed = id + "." + timestamp + "." + body;
        return secrets.stream().map(secret -> "v1," + hmac(secret, signed)).collect(Collectors.joining(" "));
    }

    /** Generates a random secret: the prefix of the specification and the key in Base64. */
    static String newSecret() {
        byte[] bytes = new byte[BYTES];
        // Not a constant: a native executable would contain a generator that was seeded at build time.
        new SecureRandom().nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    private static String hmac(String secret, String text) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is missing, although every Java platform has it.", e);
        }
    }
}
