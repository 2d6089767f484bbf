package dev.troth.exchange;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.database.Database;
import dev.troth.testing.TestDatabase;
import dev.troth.testing.TestWorkspace;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that PostgreSQL cannot store, in every field of every fact type, refuse their line only. */
@QuarkusTest
@WithTestResource(TestDatabase.class)
class UnstorableTextTest {
    @Inject
    TestWorkspace workspace;

    @Inject
    Database database;

    @Inject
    FactTypeRegistry factTypes;

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud83d", "a\\ude00b"})
    void everyFieldOfEveryTypeIsChecked(String text) {
        workspace.fresh(database);
        List<String> lines = new ArrayList<>();
        for (FactType<?> type : factTypes.all()) {
            Set<String> fields = new HashSet<>(Set.of("ref", "account", "by", "source", "note", "recordedAt", "at"));
            for (RecordComponent component : type.body().getRecordComponents()) {
                fields.add(component.getName());
            }
            for (String field : fields) {
                String at = field.equals("at") ? "" : ",\"at\":\"2026-01-01T00:00:00Z\"";
                String ref = field.equals("ref") ? "" : ",\"ref\":\"x\"";
                for (String value : List.of("\"%s\"", "[\"%s\"]", "{\"%s\":1}")) {
                    lines.add("{\"type\":\"" + type.name() + "\"" + at + ref + ",\"" + field + "\":"
                            + value.formatted(text) + "}");
                }
            }
        }
        String good = "{\"type\":\"account\",\"ref\":\"good\",\"at\":\"2026-01-01T00:00:00Z\",\"name\":\"😀\"}";
        lines.add(good);
        JsonPath report = given().contentType("application/x-ndjson")
                .body(String.join("\n", lines).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/facts")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getInt("accepted")).isEqualTo(1);
        assertThat(report.getInt("refused")).isEqualTo(lines.size() - 1);
        // Jackson itself rejects half of a character in a field name.
        assertThat(Set.copyOf(report.getList("errors.code", String.class)))
                .contains("INVALID_VALUE")
                .isSubsetOf("INVALID_VALUE", "MALFORMED");
    }
}
