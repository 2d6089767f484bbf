package dev.troth.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.troth.platform.common.RejectedException;
import dev.troth.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The JSON Schema of facts, which is served, says the same as the reader of facts. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class FactJsonSchemaTest {
    private static final Path SCHEMA = Path.of("src/main/resources/META-INF/resources/facts/schema.json");
    private static final Path STORY = Path.of("src/main/resources/demo/story.jsonl");
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> CORRECTIONS = List.of(
            "{\"type\":\"retracted\",\"ref\":\"r\",\"at\":\"2026-01-01T00:00:00Z\",\"fact\":\"t\",\"factType\":\"touchpoint\",\"reason\":\"x\"}",
            "{\"type\":\"amended\",\"ref\":\"m\",\"at\":\"2026-01-01T00:00:00Z\",\"fact\":\"t\",\"factType\":\"touchpoint\",\"fields\":{\"summary\":\"x\"}}");

    /** Lines in which a field is missing that is only needed because of another one: the schema does not say so. */
    private static final List<String> DEPENDENT = List.of(
            "{\"type\":\"commitmentDeclined\",\"ref\":\"orchid-request-0-no\",\"at\":\"2025-08-30T00:00:00Z\",\"account\":\"orchid\",\"reason\":\"No crew on Sundays; Monday at six instead\"}",
            "{\"type\":\"signal\",\"ref\":\"summit-omar-flight\",\"at\":\"2026-11-08T09:00:00Z\",\"account\":\"summit\",\"kind\":\"FLIGHT\",\"level\":0.4,\"until\":\"2027-02-20T09:00:00Z\"}",
            "{\"type\":\"priorityChanged\",\"ref\":\"summit-line-drops\",\"at\":\"2026-10-03T09:00:00Z\",\"account\":\"summit\",\"initiative\":\"summit-line\",\"mitigated\":0.5,\"cause\":\"The one who wanted it left\"}",
            "{\"type\":\"availability\",\"ref\":\"summit-omar-mornings\",\"at\":\"2025-10-28T09:00:00Z\",\"account\":\"summit\",\"days\":[\"TUESDAY\"],\"from\":\"08:00\",\"to\":\"09:00\",\"timeZone\":\"Europe/Berlin\"}",
            "{\"type\":\"handoverPlanned\",\"ref\":\"summit-lena-plan\",\"at\":\"2026-10-23T09:00:00Z\",\"account\":\"summit\",\"stakeholder\":\"summit/lena\",\"backup\":\"summit/omar\",\"done\":1}");

    @Inject
    FactTypeRegistry registry;

    @Inject
    FactCodec codec;

    /** {@code -DwriteSchema} writes it anew, like the schema of the API. */
    @Test
    void servedSchemaIsThatOfTheFactTypes() throws IOException {
        String expected = FactJsonSchema.of(registry);
        if (System.getProperty("writeSchema") != null) {
            Files.createDirectories(SCHEMA.getParent());
            Files.writeString(SCHEMA, expected);
        }
        assertThat(Files.readString(SCHEMA))
                .as("run ./mvnw -Dquick test -Dtest=FactJsonSchemaTest -DwriteSchema, and look at the difference")
                .isEqualTo(expected);
        assertThat(given().get("/facts/schema.json").asString()).isEqualTo(expected);
    }

    @Test
    void schemaAndReaderAcceptAndRejectTheSameLines() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(FactJsonSchema.of(registry));
        Map<String, ObjectNode> samples = samples();
        assertThat(samples.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        registry.all().stream().map(FactType::name).toList());
        List<String> differences = new ArrayList<>();
        List<String> dependent = new ArrayList<>(DEPENDENT);
        for (ObjectNode sample : samples.values()) {
            for (ObjectNode line : variants(sample)) {
                boolean accepted = isAccepted(line);
                boolean valid = schema.validate(line).isEmpty();
                if (accepted && !valid) {
                    differences.add("only the reader accepts " + line);
                } else if (!accepted && valid && !dependent.remove(line.toString())) {
                    differences.add("only the schema accepts " + line);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(dependent).isEmpty();
    }

    /** The longest line of each type, so that most of its fields are there. */
    private static Map<String, ObjectNode> samples() throws IOException {
        Map<String, ObjectNode> longest = new HashMap<>();
        List<String> lines = new ArrayList<>(Files.readAllLines(STORY));
        lines.addAll(CORRECTIONS);
        for (String line : lines) {
            ObjectNode fact = (ObjectNode) JSON.readTree(line);
            longest.merge(fact.path("type").asText(), fact, (one, other) -> one.size() >= other.size() ? one : other);
        }
        return longest;
    }

    /** The line itself; without each of its fields; with a wrong value in each; and with a field that does not exist. */
    private static List<ObjectNode> variants(ObjectNode line) {
        List<ObjectNode> variants = new ArrayList<>(List.of(line));
        line.properties().forEach(field -> {
            variants.add(line.deepCopy().without(field.getKey()));
            for (JsonNode wrong : List.of(
                    JSON.createObjectNode().put("x", 1),
                    JSON.createArrayNode().add(true),
                    JSON.getNodeFactory().numberNode(1.5),
                    JSON.getNodeFactory().textNode("~"),
                    JSON.getNodeFactory().booleanNode(true))) {
                if (wrong.getNodeType() != field.getValue().getNodeType()) {
                    variants.add(line.deepCopy().<ObjectNode>set(field.getKey(), wrong));
                }
            }
        });
        variants.add(line.deepCopy().put("surprise", "x"));
        return variants;
    }

    private boolean isAccepted(ObjectNode line) {
        try {
            codec.read(line);
            return true;
        } catch (RejectedException rejected) {
            return false;
        }
    }
}
