package dev.troth.exchange;

import static dev.troth.testing.Api.post;
import static dev.troth.testing.Api.query;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists as files, over real HTTP. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class ExportTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @BeforeEach
    void twoAccounts() {
        workspace.fresh(database);
        post("""
                {"type":"account","ref":"acme","at":"2026-01-01T00:00:00Z","name":"Acme, \\"the\\" first","tier":"A","domains":["a.example","b.example"]}
                {"type":"account","ref":"bolt","at":"2026-01-02T00:00:00Z","name":"=HYPERLINK(1)","tier":"B"}
                {"type":"commitmentMade","ref":"p1","account":"acme","at":"2026-02-01T00:00:00Z","title":"Call","dueAt":"2026-02-10T00:00:00Z"}
                """);
    }

    private static Response export(String list, String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get("/export/" + list);
    }

    @Test
    void jsonLinesExportTakesTheFilterOfTheSchema() {
        Response all = export("accounts");
        assertThat(all.contentType()).startsWith("application/x-ndjson");
        assertThat(all.asString().lines()).hasSize(2);
        assertThat(export("accounts", "where", "{\"tier\":{\"eq\":\"A\"}}").asString())
                .hasLineCount(1)
                .contains("\"ref\" : \"acme\"")
                .contains("\"standing\" :");
        assertThat(export("commitments", "where", "{\"account\":{\"tier\":{\"eq\":\"A\"}}}")
                        .asString())
                .contains("\"account\" : \"acme\"")
                .contains("\"status\" : \"OPEN\"");
        assertThat(export("accounts", "orderBy", "[{\"field\":\"NAME\",\"direction\":\"DESC\"}]")
                        .asString()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .contains("acme");
    }

    @Test
    void csvExportNeutralisesFormulas() {
        String csv = export("accounts", "format", "csv").asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst()).startsWith("ref,name,kind,domains,");
        assertThat(lines.get(1)).startsWith("acme,\"Acme, \"\"the\"\" first\",CUSTOMER,a.example;b.example,");
        assertThat(lines.get(2)).startsWith("bolt,'=HYPERLINK(1),");
    }

    @Test
    void exportTakesAsOfLikeAList() {
        assertThat(export("accounts", "asOf", "2026-01-01T12:00:00Z").asString())
                .hasLineCount(1);
        assertThat(export("commitments", "asOf", "2026-01-15T00:00:00Z").asString())
                .isEmpty();
    }

    @Test
    void exportTakesASegment() {
        String id = query(
                        "mutation { createSegment(input: {name: \"B\", filter: {tier: {eq: \"B\"}}}) { segment { id } } }")
                .getString("data.createSegment.segment.id");
        assertThat(export("accounts", "where", "{\"segment\":\"" + id + "\"}").asString())
                .hasLineCount(1)
                .contains("bolt");
    }

    @Test
    void invalidExportIsRefusedBeforeTheFirstByte() {
        assertThat(export("acounts").statusCode()).isEqualTo(404);
        assertThat(export("accounts", "where", "{").jsonPath().getString("message"))
                .contains("where is not valid JSON");
        assertThat(export("accounts", "where", "{\"colour\":1}").jsonPath().getString("message"))
                .contains("cannot be filtered by colour");
        assertThat(export("accounts", "where", "{\"name\":{\"like\":\"x\"}}").statusCode())
                .isEqualTo(400);
        assertThat(export("accounts", "where", "{\"name\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(export("accounts", "where", "{\"trust\":{\"gt\":\"high\"}}").statusCode())
                .isEqualTo(400);
        assertThat(export("accounts", "where", "{\"kind\":{\"gt\":\"VENDOR\"}}")
                        .jsonPath()
                        .getString("message"))
                .contains("Maybe eq, ne, in, notIn, isNull?");
        assertThat(export("accounts", "format", "xlsx").jsonPath().getString("message"))
                .contains("Maybe jsonl, csv or arrow?");
    }

    private static Map<String, List<Object>> arrow(String list, String... parameters) throws IOException {
        String[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = "format";
        all[parameters.length + 1] = "arrow";
        Response answer = export(list, all);
        assertThat(answer.contentType()).isEqualTo("application/vnd.apache.arrow.stream");
        Map<String, List<Object>> columns = new LinkedHashMap<>();
        try (BufferAllocator memory = new RootAllocator();
                ArrowStreamReader reader =
                        new ArrowStreamReader(new ByteArrayInputStream(answer.asByteArray()), memory)) {
            VectorSchemaRoot batch = reader.getVectorSchemaRoot();
            batch.getSchema()
                    .getFields()
                    .forEach(field -> columns.put(field.getName() + " " + field.getType(), new ArrayList<>()));
            while (reader.loadNextBatch()) {
                for (FieldVector vector : batch.getFieldVectors()) {
                    List<Object> values = columns.get(vector.getField().getName() + " "
                            + vector.getField().getType());
                    for (int row = 0; row < batch.getRowCount(); row++) {
                        Object value = vector.getObject(row);
                        values.add(value instanceof Text || value instanceof List ? value.toString() : value);
                    }
                }
            }
        }
        return columns;
    }

    @Test
    void arrowExportHasTypedColumns() throws IOException {
        Map<String, List<Object>> accounts = arrow("accounts", "orderBy", "[{\"field\":\"REF\"}]");
        assertThat(accounts)
                .containsEntry("ref Utf8", List.of("acme", "bolt"))
                .containsEntry("name Utf8", List.of("Acme, \"the\" first", "=HYPERLINK(1)"))
                .containsEntry("domains List", List.of("[\"a.example\",\"b.example\"]", "[]"));
        assertThat(accounts.get("openedAt Timestamp(MICROSECOND, UTC)"))
                .containsExactly(1767225600000000L, 1767312000000000L);
        assertThat(accounts.get("owner Utf8")).containsExactly(null, null);
        assertThat(accounts.get("credibility FloatingPoint(DOUBLE)")).hasSize(2);
        assertThat(accounts.get("customerSince Date(DAY)")).hasSize(2);
        Map<String, List<Object>> commitments = arrow("commitments");
        assertThat(commitments)
                .containsEntry("account Utf8", List.of("acme"))
                .containsEntry("outOfScope Bool", List.of(false));
        assertThat(arrow("issues").values()).isNotEmpty().allMatch(List::isEmpty);
    }

    /** More rows than one batch holds; every column has as many values as the other formats. */
    @Test
    void arrowExportOfManyRowsEqualsJsonLines() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 9_000; i++) {
            lines.append(
                    "{\"type\":\"signal\",\"ref\":\"s%05d\",\"account\":\"acme\",\"at\":\"2026-01-%02dT00:00:00.123456Z\",\"kind\":\"ÜSE%d\",\"level\":%s%s}\n"
                            .formatted(
                                    i,
                                    2 + i % 27,
                                    i % 7,
                                    i / 10_000.0,
                                    i % 3 == 0 ? ",\"until\":\"2026-12-01T00:00:00Z\"" : ""));
        }
        assertThat(post(lines.toString()).getInt("accepted")).isEqualTo(9_000);
        String order = "[{\"field\":\"REF\"}]";
        Map<String, List<Object>> signals = arrow("signals", "orderBy", order);
        List<JsonPath> rows = export("signals", "orderBy", order)
                .asString()
                .lines()
                .map(JsonPath::new)
                .toList();
        assertThat(rows).hasSize(9_000);
        assertThat(signals.values()).allMatch(column -> column.size() == 9_000);
        for (int i = 0; i < 9_000; i += 501) {
            assertThat(signals.get("ref Utf8").get(i)).isEqualTo(rows.get(i).getString("ref"));
            assertThat(signals.get("kind Utf8").get(i)).isEqualTo(rows.get(i).getString("kind"));
            assertThat(signals.get("level FloatingPoint(DOUBLE)").get(i))
                    .isEqualTo(rows.get(i).getDouble("level"));
            String until = rows.get(i).getString("until");
            assertThat(signals.get("until Timestamp(MICROSECOND, UTC)").get(i) == null)
                    .isEqualTo(until == null);
        }
    }
}
