import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Training run for the AOT cache: runs the packaged application with its demo workspace and sends typical requests of a
 * frontend. The JVM stores the loaded and linked classes and the method profiles in the cache. Called by the build
 * profile {@code aot} after packaging: {@code java Train.java APPLICATION_FOLDER}, in the folder of the project.
 */
final class Train {
    private static final int ROUNDS = 150;

    /** Requests, one per file; a test of the schema validates them. */
    private static final Path REQUESTS = Path.of("src/main/launch/training");

    public static void main(String... arguments) throws Exception {
        Path application = Path.of(arguments[0]).toAbsolutePath();
        Path cache = application.resolve("troth.aot");
        Path data = Files.createTempDirectory("troth-training");
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElse("java")));
        for (String option : Files.readAllLines(application.resolve("jvm.options"))) {
            command.add(option.startsWith("-XX:AOTCache=") ? "-XX:AOTCacheOutput=" + cache : option);
        }
        command.addAll(List.of("-jar", application.resolve("quarkus-run.jar").toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Path log = data.resolve("training.log");
        builder.redirectOutput(log.toFile());
        builder.environment().put("TROTH_DATA", data.toString());
        builder.environment().put("TROTH_ACCESS_MODE", "local");
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        Process troth = builder.start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI graphql = URI.create("http://127.0.0.1:" + port + "/graphql");
            while (!answers(client, graphql, "{ account(ref: \"granite\") { id } }", "\"id\"")) {
                if (!troth.isAlive()) {
                    throw new IllegalStateException("Troth did not start:\n" + Files.readString(log));
                }
                Thread.sleep(100);
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (String question : requests()) {
                    if (!answers(client, graphql, question, "\"data\"")) {
                        throw new IllegalStateException("Troth returned no data for " + question);
                    }
                }
            }
        } finally {
            troth.destroy();
            troth.waitFor();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The AOT cache was not written:\n" + Files.readString(log));
        }
        delete(data);
    }

    private static boolean answers(HttpClient client, URI graphql, String question, String expected)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"" + escaped(question) + "\"}"))
                .build();
        try {
            String answer = client.send(request, BodyHandlers.ofString()).body();
            return answer.contains(expected) && !answer.contains("\"errors\"");
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> requests() throws IOException {
        List<String> requests = new ArrayList<>();
        try (Stream<Path> files = Files.list(REQUESTS)) {
            for (Path file : files.sorted().toList()) {
                requests.add(Files.readString(file));
            }
        }
        return requests;
    }

    /** Returns a document as the content of a JSON string. */
    private static String escaped(String document) {
        return document.replace("\"", "\\\"").replace("\n", " ");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(path);
            }
        }
    }
}
