package dev.troth.testing;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The accounts of the golden values as facts. Their assessments of needs are filled, as in the golden values. */
public final class Archetypes {
    private static final Path FILE = Path.of("src/test/resources/scoring/archetypes.jsonl");

    private Archetypes() {}

    /** Returns the lines of the file, and three certain insights of the scope of each assessment of needs. */
    public static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(FILE));
        List.copyOf(lines).stream()
                .filter(line -> line.contains("\"needsAssessed\""))
                .forEach(line -> lines.addAll(insights(JsonPath.from(line))));
        return lines;
    }

    private static List<String> insights(JsonPath assessment) {
        String scope = assessment.getString("scope");
        return IntStream.range(0, 3)
                .mapToObj(i -> """
                        {"type":"insight","ref":"%s-%d","account":"%s","at":"%s","kind":"%s","text":"Known","evidence":"STATED"}""".formatted(
                                assessment.getString("ref"),
                                i,
                                assessment.getString("account"),
                                Instant.parse(assessment.getString("at")).minusSeconds(1),
                                scope.equals("CUSTOMER") ? "NEED" : scope))
                .toList();
    }
}
