package dev.troth.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A token counts when the issuer signed it, for us, and it is not over; every forgery that is known counts for nothing. */
class TokenVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    private final Issuer issuer = new Issuer();
    private final TokenVerifier tokenVerifier = new TokenVerifier(settings("sub"), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void stop() {
        issuer.close();
    }

    private AccessSettings settings(String claim) {
        return new AccessSettings() {
            @Override
            public Optional<String> mode() {
                return Optional.of("keys");
            }

            @Override
            public Optional<Boolean> localAnywhere() {
                return Optional.empty();
            }

            @Override
            public Optional<String> bootstrapWorkspace() {
                return Optional.empty();
            }

            @Override
            public Optional<String> bootstrapKey() {
                return Optional.empty();
            }

            @Override
            public Optional<String> issuer() {
                return Optional.of(issuer.url());
            }

            @Override
            public String audience() {
                return "troth";
            }

            @Override
            public String claim() {
                return claim;
            }

            @Override
            public Rate keyRate() {
                throw new UnsupportedOperationException();
            }

            @Override
            public Rate workspaceRate() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static NumericDate at(Instant instant) {
        return NumericDate.fromMilliseconds(instant.toEpochMilli());
    }

    @Test
    void validTokenYieldsUserAndExpiry() {
        TokenVerifier.Identity identity =
                tokenVerifier.read(issuer.token(issuer.claims("anna", NOW))).orElseThrow();
        assertThat(identity.subject()).isEqualTo("anna");
        assertThat(identity.issuer()).isEqualTo(issuer.url());
        assertThat(identity.until().getValueInMillis())
                .isEqualTo(NOW.plusSeconds(900).toEpochMilli());
    }

    static Stream<Arguments> wrongClaims() {
        return Stream.of(
                claims("of another issuer", c -> c.setIssuer("http://127.0.0.1:1")),
                claims("of no issuer", c -> c.unsetClaim("iss")),
                claims("for another audience", c -> c.setAudience("other")),
                claims("for nobody", c -> c.unsetClaim("aud")),
                claims("about nobody", c -> c.unsetClaim("sub")),
                claims("about an empty name", c -> c.setSubject(" ")),
                claims("about a number", c -> c.setClaim("sub", 7)),
                claims("over", c -> c.setExpirationTime(at(NOW.minus(Duration.ofSeconds(31))))),
                claims("without an end", c -> c.unsetClaim("exp")),
                claims("with an end that is no number", c -> c.setClaim("exp", "tomorrow")),
                claims("not yet of use", c -> c.setNotBefore(at(NOW.plus(Duration.ofMinutes(2))))));
    }

    private static Arguments claims(String name, Consumer<JwtClaims> wrong) {
        return Arguments.of(name, wrong);
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("wrongClaims")
    void tokenWithWrongClaimsIsRejected(String name, Consumer<JwtClaims> wrong) {
        JwtClaims claims = issuer.claims("anna", NOW);
        wrong.accept(claims);
        assertThat(tokenVerifier.read(issuer.token(claims))).isEmpty();
    }

    @Test
    void tokenExpiredByLessThanHalfAMinuteIsAccepted() {
        JwtClaims claims = issuer.claims("anna", NOW);
        claims.setIssuedAt(at(NOW.minusSeconds(900)));
        claims.setExpirationTime(at(NOW.minusSeconds(20)));
        assertThat(tokenVerifier.read(issuer.token(claims))).isPresent();
    }

    @Test
    void tokenUnsignedOrSignedByThePublicKeyIsRejected() {
        String payload = issuer.claims("anna", NOW).toJson();
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8));
        assertThat(tokenVerifier.read(header + "." + body + ".")).isEmpty();
        for (byte[] secret : new byte[][] {
            issuer.key().getRsaPublicKey().getEncoded(),
            Base64.getEncoder().encode(issuer.key().getRsaPublicKey().getEncoded())
        }) {
            String confused = Issuer.sign(
                    payload,
                    AlgorithmIdentifiers.HMAC_SHA256,
                    new HmacKey(secret),
                    Map.of("kid", issuer.key().getKeyId()));
            assertThat(tokenVerifier.read(confused)).isEmpty();
        }
    }

    @Test
    void keyLocationNamedByTheTokenIsIgnored() {
        String payload = issuer.claims("anna", NOW).toJson();
        try (Issuer foreign = new Issuer()) {
            RsaJsonWebKey own = Issuer.newKey("own");
            for (Map<String, Object> header : java.util.List.<Map<String, Object>>of(
                    Map.of("kid", "first", "jku", foreign.url() + "/keys"),
                    Map.of("kid", "first", "x5u", foreign.url() + "/keys"),
                    Map.of(
                            "kid",
                            "first",
                            "jwk",
                            own.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY)),
                    Map.of("kid", "../../../../dev/null"),
                    Map.of("kid", "first' or '1'='1"))) {
                String forged =
                        Issuer.sign(payload, AlgorithmIdentifiers.RSA_USING_SHA256, own.getPrivateKey(), header);
                assertThat(tokenVerifier.read(forged)).as(header.toString()).isEmpty();
            }
            assertThat(foreign.timesAskedForKeys()).isZero();
        }
    }

    @Test
    void changedOrMalformedTokenIsRejected() {
        String token = issuer.token(issuer.claims("anna", NOW));
        String[] parts = token.split("\\.");
        String other = issuer.token(issuer.claims("boss", NOW)).split("\\.")[1];
        for (String wrong : java.util.List.of(
                parts[0] + "." + other + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                "..",
                "a.b.c",
                token.substring(0, token.length() - 8) + "AAAAAAAA",
                "x".repeat(100_000) + ".y.z")) {
            assertThat(tokenVerifier.read(wrong)).isEmpty();
        }
    }

    @Test
    void rotatedKeysAreFetchedAndUnknownOnesAreFetchedRarely() throws InterruptedException {
        assertThat(tokenVerifier.read(issuer.token(issuer.claims("anna", NOW)))).isPresent();
        Thread.sleep(5_100); // within five seconds the keys are not fetched again, whatever comes
        issuer.rotate("second");
        assertThat(tokenVerifier.read(issuer.token(issuer.claims("anna", NOW)))).isPresent();
        int before = issuer.timesAskedForKeys();
        for (int i = 0; i < 50; i++) {
            RsaJsonWebKey own = issuer.key();
            assertThat(tokenVerifier.read(Issuer.sign(
                            issuer.claims("anna", NOW).toJson(),
                            AlgorithmIdentifiers.RSA_USING_SHA256,
                            own.getPrivateKey(),
                            Map.of("kid", "unknown" + i))))
                    .isEmpty();
        }
        assertThat(issuer.timesAskedForKeys()).isLessThanOrEqualTo(before + 1);
    }

    @Test
    void unverifiedAddressIsIgnored() {
        TokenVerifier byEmail = new TokenVerifier(settings("email"), Clock.fixed(NOW, ZoneOffset.UTC));
        JwtClaims claims = issuer.claims("anna", NOW);
        claims.setClaim("email", "Anna@Example.com");
        assertThat(byEmail.read(issuer.token(claims))).isEmpty();
        claims.setClaim("email_verified", true);
        assertThat(byEmail.read(issuer.token(claims)).map(TokenVerifier.Identity::subject))
                .contains("anna@example.com");
    }

    @Test
    void unreachableIssuerIsAServerError() {
        String token = issuer.token(issuer.claims("anna", NOW));
        issuer.close();
        assertThatThrownBy(() -> tokenVerifier.read(token)).isInstanceOf(IllegalStateException.class);
    }
}
