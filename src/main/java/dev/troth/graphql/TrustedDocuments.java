package dev.troth.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.graphql.TrustedDocumentEntity.TrustedDocumentRepository;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Sha256;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Trusted documents, which clients send by the SHA-256 of their text. A document is trusted if it is in the configured
 * file or was registered. Where any document may run, a client can also register one by Apollo's automatic persisted
 * queries.
 */
@ApplicationScoped
public class TrustedDocuments {
    private static final int LEARNED = 200;
    private static final int REGISTERED = 10_000;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final GraphqlSettings settings;
    private final TrustedDocumentRepository repository;
    private final CurrentWorkspace workspace;
    private final Map<String, String> ofFile;
    private final Map<String, String> registered = new ConcurrentHashMap<>();
    private final Map<String, String> learned = new ConcurrentHashMap<>();
    private final Map<String, String> own = new ConcurrentHashMap<>();

    TrustedDocuments(GraphqlSettings settings, TrustedDocumentRepository repository, CurrentWorkspace workspace) {
        this.settings = settings;
        this.repository = repository;
        this.workspace = workspace;
        this.ofFile = settings.trustedDocuments().map(TrustedDocuments::read).orElseGet(Map::of);
    }

    /**
     * Resolves the hash of a request to its document.
     *
     * @throws RequestException if the hash is unknown, or the document may not run
     */
    GraphqlRequest resolve(GraphqlRequest request) {
        String hash = request.hash();
        String query = request.query();
        boolean only = settings.documents() == GraphqlSettings.DocumentPolicy.TRUSTED;
        if (hash == null) {
            if (only && (query == null || trusted(sha256(query)) == null)) {
                throw RequestException.of(
                        ErrorCode.FORBIDDEN,
                        "Only trusted documents may run, and the document is not one of them. Maybe send a "
                                + "documentId?");
            }
            return request;
        }
        // Documents that clients taught are known without asking the database.
        String taught = only || query != null ? null : learned.get(hash);
        String found = taught != null ? taught : trusted(hash);
        if (found != null) {
            return request.withQuery(found);
        }
        if (only) {
            throw RequestException.of(ErrorCode.FORBIDDEN, "\"%s\" is not the id of a trusted document.", hash);
        }
        if (query == null) {
            throw RequestException.of(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
        }
        if (!hash.equals(sha256(query))) {
            throw RequestException.bad("The hash \"%s\" is not the SHA-256 of the query sent with it.", hash);
        }
        if (query.length() <= settings.limits().characters()) {
            if (learned.size() >= LEARNED) {
                learned.clear();
            }
            learned.put(hash, query);
        }
        return request;
    }

    /**
     * Registers documents for all nodes.
     *
     * @return their hashes, in the order given
     */
    public List<String> register(List<String> texts) {
        texts.forEach(text -> {
            if (text.isBlank() || text.length() > settings.limits().characters()) {
                throw RejectedException.invalid(
                        "documents",
                        "A document must have 1 to %d characters, but one has %d.",
                        settings.limits().characters(),
                        text.length());
            }
        });
        long there = repository.countOf(workspace.id());
        if (there + texts.size() > REGISTERED) {
            throw RejectedException.invalid(
                    "documents", "At most %d documents can be registered, and %d already are.", REGISTERED, there);
        }
        List<String> hashes = texts.stream().map(TrustedDocuments::sha256).toList();
        repository.register(workspace.id(), hashes, texts);
        return hashes;
    }

    /** Trusts a document of the server itself, such as that of a tool of an assistant. */
    void trust(String text) {
        own.put(sha256(text), text);
    }

    private @Nullable String trusted(String hash) {
        String known = ofFile.getOrDefault(hash, own.get(hash));
        if (known != null) {
            return known;
        }
        String key = workspace.id() + ":" + hash;
        known = registered.get(key);
        if (known == null && HASH.matcher(hash).matches()) {
            known = repository.text(workspace.id(), hash).orElse(null);
            if (known != null) {
                registered.put(key, known);
            }
        }
        return known;
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text));
    }

    /**
     * Reads a file of trusted documents. Keys may be hashes with or without the prefix "sha256:"; a text with any other
     * key is stored under its own hash.
     */
    private static Map<String, String> read(String file) {
        try {
            JsonNode documents = GraphqlRequest.JSON.readTree(Files.readString(Path.of(file)));
            Map<String, String> texts = new HashMap<>();
            documents.properties().forEach(entry -> {
                String text = entry.getValue().asText();
                texts.put(sha256(text), text);
                texts.put(entry.getKey().replaceFirst("^sha256:", ""), text);
            });
            return Map.copyOf(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "The file of trusted documents %s is not a JSON object with texts by hash.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file of trusted documents %s cannot be read.".formatted(file), e);
        }
    }
}
