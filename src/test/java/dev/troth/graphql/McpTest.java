package dev.troth.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.testing.TestDatabase;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools of assistants, and that /mcp is off unless it is switched on. McpIT tests calls in the packaged application. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class McpTest {
    @Inject
    GraphQLSchema schema;

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/mcp/", "/mcp/sse", "/mcp/messages/x"})
    void endpointThatIsNotSwitchedOnIsNotFound(String path) {
        Response answer = given().contentType("application/json")
                .accept("application/json, text/event-stream")
                .body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}")
                .post(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("errors[0].extensions.code")).isEqualTo("NOT_FOUND");
    }

    @Test
    void everyExampleOfTheDocumentationIsATool() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/docs/examples"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".graphql", "")))
                    .containsExactlyInAnyOrderElementsOf(McpTools.EXAMPLES);
        }
        for (String example : McpTools.EXAMPLES) {
            McpTool tool = McpTool.ofExample(example, schema);
            assertThat(tool.name()).matches("[a-z_]+");
            assertThat(tool.description()).matches("[A-Z].{19,}[.?]");
            assertThat(tool.writes()).isFalse();
        }
    }

    @Test
    void argumentsOfAToolAreTheTypedVariablesOfItsOperation() {
        McpTool commitments = McpTool.ofExample("commitments", schema);
        assertThat(commitments.schema()).containsEntry("type", "object").doesNotContainKey("required");
        Map<?, ?> properties = (Map<?, ?>) commitments.schema().get("properties");
        assertThat(properties.keySet().stream().map(String::valueOf)).containsExactly("first", "after");
        Map<?, ?> first = (Map<?, ?>) properties.get("first");
        assertThat(first.get("type")).isEqualTo("integer");
        assertThat(first.get("default")).hasToString("25");
        assertThat(String.valueOf(first.get("description"))).startsWith("Number of commitments");
        Map<String, Object> brief = McpTool.ofExample("brief", schema).schema();
        assertThat(brief.get("required")).isEqualTo(List.of("ref"));
        assertThat(brief.toString()).contains("format=date-time");
    }

    @Test
    void toolOfAMutationHasItsInputAndReturnsKeysAndErrors() {
        McpTool tool = McpTool.ofMutation(schema.getMutationType().getFieldDefinition("keepCommitment"), schema);
        assertThat(tool.writes()).isTrue();
        assertThat(tool.document())
                .contains("mutation keepCommitment($input: KeepCommitmentInput!)")
                .contains("commitment { id ref version }")
                .contains("userErrors { ")
                .contains("replayed");
        assertThat(tool.schema().get("required")).isEqualTo(List.of("input"));
        Map<?, ?> definitions = (Map<?, ?>) tool.schema().get("$defs");
        Map<?, ?> input = (Map<?, ?>) definitions.get("KeepCommitmentInput");
        assertThat(((Map<?, ?>) input.get("properties")).get("at").toString()).contains("date-time");
        assertThat(((List<?>) input.get("required")).contains("commitment")).isTrue();
    }

    /** Every mutation can be listed by an administrator. */
    @Test
    void documentsOfAllMutationsAreValid() {
        schema.getMutationType().getFieldDefinitions().forEach(mutation -> {
            McpTool tool = McpTool.ofMutation(mutation, schema);
            Document document = Parser.parse(tool.document());
            assertThat(document.getDefinitionsOfType(OperationDefinition.class)).hasSize(1);
            assertThat(new graphql.validation.Validator().validateDocument(schema, document, java.util.Locale.ROOT))
                    .as(tool.document())
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "[1] | -32600",
                "{ | -32700",
                "{'jsonrpc':'2.0','jsonrpc':'2.0','method':'ping'} | -32700",
                "{'method':'ping'} | -32600",
                "{'jsonrpc':'2.0','id':{},'method':'ping'} | -32600",
                "{'jsonrpc':'2.0','id':1,'method':7} | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'resources/list'} | -32601",
                "{'jsonrpc':'2.0','id':1,'method':'ping','params':[]} | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/list','params':{'cursor':{}}} | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':5}} | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'tools/call','params':{'name':'a','arguments':[]}} | -32602",
                "{'jsonrpc':'2.0','id':1,'method':'initialize','params':{}} | -32602",
            })
    void messageOfAnotherShapeIsRejectedWithItsCode(String body, int code) {
        assertThatThrownBy(() -> McpMessage.read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        McpMessage.InvalidMessage.class,
                        invalid -> assertThat(invalid.toBody()).contains("\"code\":" + code));
    }

    @Test
    void argumentThatIsNullIsAbsent() throws McpMessage.InvalidMessage {
        String body =
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"a\",\"arguments\":{\"b\":null,\"c\":{\"d\":null}}}}";
        assertThat(McpMessage.read(body.getBytes(StandardCharsets.UTF_8))
                        .path("params")
                        .path("arguments"))
                .hasToString("{\"c\":{\"d\":null}}");
    }
}
