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
 * Runs the packaged Troth once with its demo workspace and asks what frontends ask, so that the JVM can keep what it
 * learned in an AOT cache: classes that are loaded and linked, and which methods are worth compiling. Run by the profile
 * {@code aot} of the build, after packaging: {@code java Train.java APPLICATION_FOLDER}.
 */
final class Train {
    private static final int ROUNDS = 150;

    private static final List<String> QUESTIONS = List.of(
            "{ accounts(first: 20, orderBy: [{field: CHURN_RISK, direction: DESC}]) { totalCount pageInfo { endCursor hasNextPage }"
                    + " nodes { id ref name kind owner tier trust { standing score { value } credibility { value }"
                    + " connection { value } } churnRisk { horizons { days probability } }"
                    + " commitments(first: 5) { nodes { id title status dueAt importance } }"
                    + " stakeholders(first: 5) { nodes { id department stance person { name } } } } } }",
            "{ account(ref: \\\"granite\\\") { name domains trust { standing partnership score { value confidence"
                    + " interval { low high } factors { code value } drivers { code contribution } }"
                    + " credibility { value drivers { code contribution } } connection { value drivers { code contribution } }"
                    + " theirCredibility { value unrated } } churnRisk { horizons { days probability interval { low high } }"
                    + " drivers { code contribution } } stakeholders { nodes { ref department roles trust { value } } }"
                    + " ties { nodes { from to kind } } commitments(first: 10) { nodes { title status lateSeconds"
                    + " madeTo { ref } } } touchpoints(first: 10) { nodes { occurredAt channel topics participants } }"
                    + " issues { nodes { severity status options } } } }",
            "{ accounts(where: {search: \\\"bank\\\", churnRisk: {gte: 0.1}}) { nodes { name } aggregates { count } } }",
            "mutation { recordTouchpoint(input: {account: \\\"granite\\\", channel: EMAIL, direction: OUT})"
                    + " { touchpoint { id } trustImpact { before { trust { score { value } } } } userErrors { code } } }");

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
            while (!answers(client, graphql, "{ account(ref: \\\"granite\\\") { id } }", "\"id\"")) {
                if (!troth.isAlive()) {
                    throw new IllegalStateException("Troth did not start:\n" + Files.readString(log));
                }
                Thread.sleep(100);
            }
            for (int i = 0; i < ROUNDS; i++) {
                for (String question : QUESTIONS) {
                    if (!answers(client, graphql, question, "\"data\"")) {
                        throw new IllegalStateException("Troth does not answer " + question);
                    }
                }
            }
        } finally {
            troth.destroy();
            troth.waitFor();
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("No cache was written:\n" + Files.readString(log));
        }
        delete(data);
    }

    private static boolean answers(HttpClient client, URI graphql, String question, String expected)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(graphql)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"query\":\"" + question + "\"}"))
                .build();
        try {
            String answer = client.send(request, BodyHandlers.ofString()).body();
            return answer.contains(expected) && !answer.contains("\"errors\"");
        } catch (IOException e) {
            return false;
        }
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
