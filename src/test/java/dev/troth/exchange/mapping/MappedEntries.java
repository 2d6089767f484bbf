package dev.troth.exchange.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.FactReader;
import dev.troth.exchange.reader.RefusedEntry;
import dev.troth.exchange.reader.SkippedEntry;
import dev.troth.exchange.staging.EntryCollector;
import dev.troth.ledger.BodyCodec;
import dev.troth.ledger.FactCodec;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.testing.FactFixtures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The entries that a reader finds in a file, whose facts are validated as in an import. */
public final class MappedEntries implements EntryCollector.Target {
    public static final FactTypeRegistry TYPES = new FactTypeRegistry(FactFixtures.vocabularies());

    private static final JsonMapper JSON = new JsonMapper();
    private static final FactCodec CODEC = new FactCodec(TYPES, new BodyCodec());

    private final List<JsonNode> facts = new ArrayList<>();
    private final List<RefusedEntry> refused = new ArrayList<>();
    private final List<SkippedEntry> skipped = new ArrayList<>();
    private EntryCollector.Batch last =
            new EntryCollector.Batch(0, 0, 0, List.of(), List.of(), List.of(), dev.troth.exchange.reader.Findings.NONE);

    /** Returns the options of a request: names and values, where a value that begins with a brace is JSON. */
    public static ObjectNode options(String... namesAndValues) {
        ObjectNode options = JSON.createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            if (value.startsWith("{")) {
                options.set(namesAndValues[i], json(value));
            } else {
                options.put(namesAndValues[i], value);
            }
        }
        return options;
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a collector whose batches are passed on. */
    public static EntryCollector collector(Consumer<EntryCollector.Batch> batches) {
        return new EntryCollector(CODEC, new EntryCollector.Target() {
            @Override
            public void store(EntryCollector.Batch batch) {
                batches.accept(batch);
            }

            @Override
            public void checkCancelled() {}
        });
    }

    public static MappedEntries read(FactReader reader, byte[] file, ObjectNode options) {
        MappedEntries entries = new MappedEntries();
        EntryCollector collector = new EntryCollector(CODEC, entries);
        reader.check(options);
        try {
            reader.read(new ByteArrayInputStream(file), options, collector);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        collector.flush();
        return entries;
    }

    public static MappedEntries read(FactReader reader, String file, String... options) {
        return read(reader, file.getBytes(StandardCharsets.UTF_8), options(options));
    }

    @Override
    public void store(EntryCollector.Batch batch) {
        batch.staged().forEach(staged -> facts.add(json(staged.text())));
        refused.addAll(batch.refused());
        skipped.addAll(batch.skipped());
        last = batch;
    }

    @Override
    public void checkCancelled() {}

    public int read() {
        return last.read();
    }

    public List<JsonNode> facts() {
        return facts;
    }

    /** Values of a field of the facts, by a JSON pointer without its first slash; absent values are left out. */
    public List<String> values(String pointer) {
        return facts.stream()
                .map(fact -> fact.at("/" + pointer))
                .filter(value -> !value.isMissingNode())
                .map(value -> value.isContainerNode() ? value.toString() : value.asText())
                .toList();
    }

    /** Refused entries as texts: {@code line code message}. */
    public List<String> refused() {
        return refused.stream()
                .map(entry -> entry.number() + " " + entry.problem().code() + " "
                        + entry.problem().message())
                .toList();
    }

    public List<String> skipped() {
        return skipped.stream()
                .map(entry -> entry.line() + " " + entry.reason())
                .toList();
    }

    public List<String> notices() {
        return last.findings().notices();
    }

    /** Refused entries as the error file receives them. */
    public List<EntryError> errors() {
        return refused.stream()
                .map(entry -> new EntryError(
                        entry.number(),
                        entry.problem().code().name(),
                        entry.problem().message(),
                        entry.problem().field(),
                        entry.entry()))
                .toList();
    }
}
