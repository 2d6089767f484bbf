package dev.troth.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes the golden files of the archetypes from the answer of the reference. */
final class GoldenFiles {
    private static final Path FOLDER = Path.of("src/test/resources/scoring");
    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenFiles() {}

    static void write(JsonNode accounts) throws IOException {
        Path table = FOLDER.resolve("archetypes.expected.csv");
        List<String> lines = new ArrayList<>();
        String[] names = Files.readAllLines(table).getFirst().split(",");
        lines.add(String.join(",", names));
        ObjectNode drivers = JSON.createObjectNode();
        accounts.properties().forEach(account -> {
            Stream<String> scores = Stream.of(names)
                    .skip(2)
                    .map(name -> account.getValue().get("scores").get(name).asText());
            lines.add(String.join(
                    ",",
                    Stream.concat(Stream.of(account.getKey(), ArchetypeEvidence.AS_OF.toString()), scores)
                            .toList()));
            drivers.set(account.getKey(), drivers(account.getValue()));
        });
        Files.write(table, lines);
        Files.writeString(
                FOLDER.resolve("archetypes.drivers.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(drivers) + "\n");
    }

    static void writeUnits(JsonNode units) throws IOException {
        Files.writeString(
                FOLDER.resolve("units.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(units) + "\n");
    }

    private static ObjectNode drivers(JsonNode account) {
        ObjectNode drivers = JSON.createObjectNode();
        drivers.set("trustAgainstIdeal", account.get("trustAgainstIdeal"));
        drivers.set("churn90Shapley", account.get("churn90Shapley"));
        ObjectNode forecast = drivers.putObject("forecast");
        ArrayNode days = forecast.putArray("days");
        ArrayNode hold = forecast.putArray("hold");
        for (int horizon : new int[] {30, 90, 180, 365}) {
            days.add(horizon);
            hold.add(account.get("scores").get("p" + horizon));
        }
        forecast.set("silent", account.get("silent"));
        drivers.set("stakeholders", account.get("stakeholders"));
        return drivers;
    }
}
