package dev.troth.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the reference implementation of the model, {@code src/test/python/scoring/reference.py}, in a Python process.
 */
final class PythonReference {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = Path.of("src/test/python/scoring");
    private static final int SECONDS = 1200;

    private final ObjectNode question = JSON.createObjectNode();
    private final ArrayNode accounts = question.withArrayProperty("accounts");

    /** Returns whether {@code python3} can be started on this machine. */
    static boolean isAvailable() {
        try {
            Process process = new ProcessBuilder("python3", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Adds an account to be scored at {@code now}; {@code start} and {@code now} are days since 1970-01-01 UTC. */
    PythonReference account(String name, List<? extends Evidence> evidence, double start, double now) {
        return account(name, evidence, start, now, Parameter.PRODUCT_USE.standard());
    }

    /** Adds an account that is scored with another weight of product use than the standard one. */
    PythonReference account(
            String name, List<? extends Evidence> evidence, double start, double now, double productUse) {
        ObjectNode account = accounts.addObject()
                .put("name", name)
                .put("start", start)
                .put("now", now)
                .put("productUse", productUse);
        ArrayNode events = account.withArrayProperty("events");
        evidence.stream()
                .sorted()
                .map(ReferenceEvents::of)
                .filter(event -> event != null)
                .forEach(events::add);
        return this;
    }

    /** Adds the rows of {@code units.json}. */
    PythonReference units(JsonNode rows) {
        question.set("units", rows);
        return this;
    }

    /** Runs the reference and returns its answer. */
    JsonNode run() {
        try {
            File input = File.createTempFile("reference", ".json");
            File output = File.createTempFile("reference", ".out.json");
            try {
                JSON.writeValue(input, question);
                Process process = new ProcessBuilder("python3", "-B", "run_reference.py")
                        .directory(SCRIPTS.toFile())
                        .redirectInput(input)
                        .redirectOutput(output)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("run_reference.py did not end within " + SECONDS + " seconds.");
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException("run_reference.py ended with status " + process.exitValue() + ".");
                }
                return JSON.readTree(output);
            } finally {
                Files.delete(input.toPath());
                Files.delete(output.toPath());
            }
        } catch (IOException e) {
            throw new IllegalStateException("The reference could not be run.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reference was interrupted.", e);
        }
    }
}
