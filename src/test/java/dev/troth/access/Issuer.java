package dev.troth.access;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** An identity provider for tests: publishes its keys over HTTP and signs any token. */
final class Issuer implements AutoCloseable {
    private final HttpServer server;
    private volatile RsaJsonWebKey key;
    private final AtomicInteger asked = new AtomicInteger();

    Issuer() {
        try {
            key = newKey("first");
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            publish(
                    "/.well-known/openid-configuration",
                    () -> "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
            publish("/keys", () -> {
                asked.incrementAndGet();
                return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
            });
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Text {
        String get();
    }

    private void publish(String path, Text text) {
        server.createContext(path, exchange -> {
            byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    RsaJsonWebKey key() {
        return key;
    }

    /** Signs with another key from now on. */
    void rotate(String id) {
        key = newKey(id);
    }

    int timesAskedForKeys() {
        return asked.get();
    }

    /** What a right token says, for a quarter of an hour. */
    JwtClaims claims(String subject, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(url());
        claims.setAudience("troth");
        claims.setSubject(subject);
        claims.setIssuedAt(NumericDate.fromMilliseconds(now.toEpochMilli()));
        claims.setExpirationTime(
                NumericDate.fromMilliseconds(now.plusSeconds(900).toEpochMilli()));
        return claims;
    }

    String token(JwtClaims claims) {
        return sign(
                claims.toJson(),
                AlgorithmIdentifiers.RSA_USING_SHA256,
                key.getPrivateKey(),
                Map.of("kid", key.getKeyId()));
    }

    static String sign(String payload, String algorithm, Key key, Map<String, Object> header) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(payload);
        signature.setAlgorithmHeaderValue(algorithm);
        signature.setDoKeyValidation(false);
        signature.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        signature.setKey(key);
        header.forEach(signature::setHeader);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
