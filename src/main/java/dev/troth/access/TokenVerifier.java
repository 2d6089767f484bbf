package dev.troth.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.http.SimpleGet;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Validates OpenID Connect tokens of users: signature by a published key of the configured issuer, audience and expiry.
 * Key locations inside the token (such as {@code jku}) are ignored.
 */
@ApplicationScoped
class TokenVerifier {
    /** Asymmetric algorithms only: with a symmetric one, the public key would be enough to sign. */
    private static final String[] ALGORITHMS = {
        AlgorithmIdentifiers.RSA_USING_SHA256,
        AlgorithmIdentifiers.RSA_USING_SHA384,
        AlgorithmIdentifiers.RSA_USING_SHA512,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
    };

    private static final int CLOCKS_DIFFER_BY_SECONDS = 30;
    private static final Duration ASK_AGAIN_AT_MOST_EVERY = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LONGEST = 16_384;

    private final AccessSettings settings;
    private final Clock clock;
    private volatile @Nullable HttpsJwksVerificationKeyResolver keys;

    TokenVerifier(AccessSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Verified user.
     *
     * @param subject value of the configured claim
     */
    record Identity(String issuer, String subject, NumericDate until) {}

    /**
     * Returns the user of a token; empty if the token is not valid.
     *
     * @throws IllegalStateException if the keys of the issuer cannot be read
     */
    Optional<Identity> read(String token) {
        if (settings.issuer().isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        String issuer = settings.issuer().get();
        try {
            JwtClaims claims = new JwtConsumerBuilder()
                    .setExpectedIssuer(true, issuer)
                    .setExpectedAudience(true, settings.audience())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_BY_SECONDS)
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setJwsAlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS)
                    .setVerificationKeyResolver(keys(issuer))
                    .build()
                    .processToClaims(token);
            return subject(claims).map(subject -> new Identity(issuer, subject, expiry(claims)));
        } catch (InvalidJwtException wrong) {
            if (isOurs(wrong)) {
                throw new IllegalStateException("The keys of " + issuer + " cannot be read.", wrong);
            }
            return Optional.empty();
        }
    }

    /** An email address is only accepted if the issuer has verified it. */
    private Optional<String> subject(JwtClaims claims) {
        Object value = claims.getClaimValue(settings.claim());
        if (!(value instanceof String text) || text.isBlank()) {
            return Optional.empty();
        }
        if (settings.claim().equals("email")) {
            return Boolean.TRUE.equals(claims.getClaimValue("email_verified"))
                    ? Optional.of(text.toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
        return Optional.of(text);
    }

    private static NumericDate expiry(JwtClaims claims) {
        try {
            return claims.getExpirationTime();
        } catch (MalformedClaimException e) {
            throw new IllegalStateException("The claim exp of a token is not a number.", e);
        }
    }

    private static boolean isOurs(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private HttpsJwksVerificationKeyResolver keys(String issuer) {
        HttpsJwksVerificationKeyResolver known = keys;
        if (known == null) {
            SimpleGet get = patientGet();
            HttpsJwks published = new HttpsJwks(address(get, issuer));
            published.setSimpleHttpGet(get);
            published.setRefreshReprieveThreshold(ASK_AGAIN_AT_MOST_EVERY.toMillis());
            known = new HttpsJwksVerificationKeyResolver(published);
            keys = known;
        }
        return known;
    }

    /** Returns the URL of the keys of an issuer, from its discovery document. */
    private static String address(SimpleGet get, String issuer) {
        String discovery = issuer.replaceAll("/$", "") + "/.well-known/openid-configuration";
        try {
            Map<String, Object> said = JsonUtil.parseJson(get.get(discovery).getBody());
            if (!issuer.equals(said.get("issuer")) || !(said.get("jwks_uri") instanceof String keys)) {
                throw new IllegalStateException(
                        discovery + " does not belong to the issuer " + issuer + ", or has no jwks_uri.");
            }
            if (!isSafe(keys)) {
                throw new IllegalStateException(keys + " is not an https URL.");
            }
            return keys;
        } catch (IOException | JoseException e) {
            throw new IllegalStateException(discovery + " cannot be read.", e);
        }
    }

    /** Returns whether the URL is protected against tampering in transit: https, or the loopback address. */
    static boolean isSafe(String url) {
        URI uri = URI.create(url);
        return "https".equals(uri.getScheme()) || AccessModeValidator.isOwnAddress(String.valueOf(uri.getHost()));
    }

    private static SimpleGet patientGet() {
        Get get = new Get();
        get.setConnectTimeout((int) PATIENCE.toMillis());
        get.setReadTimeout((int) PATIENCE.toMillis());
        get.setRetries(1);
        return get;
    }
}
