package dev.troth.exchange.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.platform.common.RejectedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapping of records to facts. */
class FactMappingTest {
    private static List<ObjectNode> facts(String mapping, String row) {
        ObjectNode options = MappedEntries.options("mapping", mapping);
        return new MappingLoader(MappedEntries.TYPES).mapping(options).facts(MappedEntries.json(row));
    }

    /** Returns the value that a rule yields for a field of an account. */
    private static String value(String field, String rule, String row) {
        String mapping = """
            {"facts": [{"type": "account", "fields": {
              "ref": {"constant": "a"}, "at": {"constant": "2026-01-01T00:00:00Z"}, "%s": %s}}]}
            """.formatted(field, rule);
        JsonNode value = facts(mapping, row).getFirst().path(field);
        return value.isMissingNode() ? "missing" : value.isTextual() ? value.asText() : value.toString();
    }

    private static final String ROW = """
        {"id": 6201, "name": " Acme\u00A0", "flat.name": "Flat", "properties": {"name": "Inner", "big": 12345678901, "none": null},
         "items": [{"name": "one"}, {"name": "two"}, {}], "tags": ["a", "b"], "yes": true, "part": 0.50, "price": 1999}
        """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"path\": \"id\"} | 6201",
                "{\"path\": \"name\"} | Acme",
                "{\"path\": \"flat.name\"} | Flat",
                "{\"path\": \"properties.name\"} | Inner",
                "{\"path\": \"properties.big\"} | 12345678901",
                "{\"path\": \"properties.none\"} | missing",
                "{\"path\": \"properties.none\", \"otherwise\": \"x\"} | x",
                "{\"path\": \"nowhere.at.all\"} | missing",
                "{\"path\": [\"nowhere\", \"properties.name\"]} | Inner",
                "{\"path\": \"nowhere\", \"or\": {\"text\": \"No {id}\"}} | No 6201",
                "{\"path\": \"items.1.name\"} | two",
                "{\"path\": \"items.-3.name\"} | one",
                "{\"path\": \"items.9.name\"} | missing",
                "{\"path\": \"items.*.name\"} | [\"one\",\"two\"]",
                "{\"path\": \"tags\", \"upper\": true} | [\"A\",\"B\"]",
                "{\"path\": \"tags\", \"first\": true} | a",
                "{\"path\": \"id\", \"list\": true} | [\"6201\"]",
                "{\"paths\": [\"properties.name\", \"nowhere\", \"id\"]} | Inner 6201",
                "{\"text\": \"{properties.name}-{id}/{items.0.name}\"} | Inner-6201/one",
                "{\"text\": \"{properties.none}-{id}\"} | missing",
                "{\"path\": \"yes\"} | true",
                "{\"path\": \"part\"} | 0.5",
                "{\"path\": \"part\", \"number\": true} | 0.5",
                "{\"path\": \"price\", \"factor\": 0.01} | 19.99",
                "{\"path\": \"id\", \"prefix\": \"x:\"} | x:6201",
                "{\"path\": \"yes\", \"words\": {\"TRUE\": \"on\"}} | on",
                "{\"path\": \"id\", \"words\": {\"1\": \"on\"}, \"otherwise\": null} | missing",
                "{\"constant\": {\"a\": [1]}} | {\"a\":[1]}",
            })
    void valueIsMadeOfPathsTextsAndConstants(String rule, String expected) {
        assertThat(value("tier", rule, ROW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"iso\" | 2024-03-05T14:30:00.000Z | 2024-03-05T14:30:00Z",
                "\"iso\" | 2024-03-05T14:30:00.000+0100 | 2024-03-05T13:30:00Z",
                "\"iso\" | 2024-03-05 14:30:00 +01:00 | 2024-03-05T13:30:00Z",
                "\"iso\" | 2024-03-05 | 2024-03-05T00:00:00Z",
                "\"seconds\" | 1709649000 | 2024-03-05T14:30:00Z",
                "\"seconds\" | 1709649000.5 | 2024-03-05T14:30:00.500Z",
                "\"millis\" | 1709649000000 | 2024-03-05T14:30:00Z",
                "[\"iso\", \"millis\"] | 1709649000000 | 2024-03-05T14:30:00Z",
                "\"dd.MM.yyyy HH:mm\" | 05.03.2024 14:30 | 2024-03-05T14:30:00Z",
                "\"M/d/yyyy h:mm a\" | 3/5/2024 2:30 pm | 2024-03-05T14:30:00Z",
                "\"d MMM yyyy\" | 5 MAR 2024 | 2024-03-05T00:00:00Z",
            })
    void timeIsReadInItsFormat(String format, String text, String expected) {
        assertThat(value(
                        "customerSince",
                        "{\"path\": \"t\", \"format\": %s}".formatted(format),
                        "{\"t\": \"%s\"}".formatted(text)))
                .isEqualTo(expected);
    }

    @Test
    void zoneOfTheMappingIsThatOfTimesWithoutOne() {
        String mapping = """
            {"zone": "Europe/Berlin", "facts": [{"type": "account", "fields": {"ref": {"path": "id"},
              "at": {"path": "at", "format": ["yyyy-MM-dd HH:mm", "iso"]}, "name": {"constant": "A"}}}]}
            """;
        assertThat(facts(mapping, "{\"id\": 1, \"at\": \"2026-07-01 12:00\"}")
                        .getFirst()
                        .path("at")
                        .asText())
                .isEqualTo("2026-07-01T10:00:00Z");
        assertThat(facts(mapping, "{\"id\": 1, \"at\": \"2026-10-25 02:30\"}")
                        .getFirst()
                        .path("at")
                        .asText())
                .isEqualTo("2026-10-25T00:30:00Z");
        assertThatThrownBy(() -> facts(mapping, "{\"id\": 1, \"at\": \"2026-03-29 02:30\"}"))
                .hasMessage("at is \"2026-03-29 02:30\", which does not exist in Europe/Berlin, because the clocks were"
                        + " put forward.");
        FactMapping berlin = FactMapping.of(MappedEntries.json(mapping));
        assertThat(berlin.notices()).isEmpty();
        assertThat(FactMapping.of(MappedEntries.json(mapping.replace("\"zone\": \"Europe/Berlin\",", "")))
                        .notices())
                .singleElement()
                .asString()
                .contains("UTC");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | 1234.5 | 1234.5",
                " | 1,5 | Maybe set decimal to \",\"?",
                " | 1,234 | Maybe set decimal to \",\"?",
                " | 1,234.5 | Maybe set decimal to \".\"?",
                "\"decimal\": \",\" | 1.234,50 | 1234.5",
                "\"decimal\": \",\" | 1 234,50 | 1234.5",
                "\"decimal\": \",\" | 1.23 | not a valid number",
                "\"decimal\": \".\" | 1,234.50 | 1234.5",
                "\"decimal\": \".\" | 1,23 | not a valid number",
                " | 1e5 | 100000",
                " | 1e99 | out of range",
                " | 12 % | not a valid number",
                " | NaN | not a valid number",
            })
    void numberIsReadWithTheDecimalMarkOfTheMapping(String decimal, String text, String expected) {
        String rule = "{\"path\": \"n\", \"number\": true%s}".formatted(decimal == null ? "" : ", " + decimal);
        String row = "{\"n\": \"%s\"}".formatted(text);
        if (expected.matches("[\\d.]+")) {
            assertThat(value("tier", rule, row)).isEqualTo(expected);
        } else {
            assertThatThrownBy(() -> value("tier", rule, row)).hasMessageContaining(expected);
        }
    }

    @Test
    void factIsMadeOnlyIfItsConditionsHold() {
        String mapping = """
            {"facts": [{"type": "churned", "when": [{"path": "status", "is": ["canceled", "unpaid"]}, {"path": "customer"},
               {"path": "test", "not": true}, {"path": "next", "present": false}],
              "fields": {"ref": {"path": "id"}, "account": {"path": "customer"}, "at": {"path": "at", "format": "seconds"}}}]}
            """;
        assertThat(facts(mapping, "{\"id\": 1, \"status\": \"Canceled\", \"customer\": \"c\", \"at\": 1709649000}"))
                .hasSize(1);
        for (String row : List.of(
                "{\"status\": \"active\", \"customer\": \"c\"}",
                "{\"status\": \"canceled\"}",
                "{\"status\": \"canceled\", \"customer\": \"c\", \"test\": true}",
                "{\"status\": \"canceled\", \"customer\": \"c\", \"next\": 1}",
                "{}",
                "[]",
                "5")) {
            assertThat(facts(mapping, row)).as(row).isEmpty();
        }
    }

    @Test
    void listYieldsAFactPerElement() {
        String mapping = """
            {"facts": [{"type": "stakeholder", "each": "people", "when": {"path": "email"}, "fields": {
              "ref": {"text": "{$.id}/{email}"}, "account": {"path": "$.id", "prefix": "crm:"},
              "at": {"path": "$.created", "format": "iso"}, "person.ref": {"path": "email", "as": "email"},
              "person.name": {"path": "name"}, "department": {"constant": "UNKNOWN"}}}]}
            """;
        List<ObjectNode> facts = facts(mapping, """
            {"id": 7, "created": "2026-01-02", "people": [{"email": "Ann@x.example", "name": "Ann"}, {"name": "No mail"},
              {"email": "bob@x.example", "name": "Bob"}]}
            """);
        assertThat(facts)
                .extracting(fact -> fact.path("ref").asText())
                .containsExactly("7/Ann@x.example", "7/bob@x.example");
        assertThat(facts)
                .extracting(fact -> fact.at("/person/ref").asText())
                .containsExactly("ann@x.example", "bob@x.example");
        assertThat(facts).extracting(fact -> fact.path("account").asText()).containsOnly("crm:7");
        assertThat(facts(mapping, "{\"id\": 7}")).isEmpty();
    }

    /** Each would take gigabytes, or hours. */
    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "\"name\": {\"text\": \"REPEATED\"}",
                "\"name\": {\"path\": \"text\", \"split\": \",\", \"prefix\": \"REPEATED\"}",
                "\"name\": {\"path\": \"$.text\"}",
                "\"name\": {\"path\": \"$.items.*.nothing\"}",
                "\"name\": {\"path\": \"nothing\"}"
            })
    void factsOfARecordAreBoundedWhileTheyAreMade(String field) {
        String mapping = """
            {"facts": [{"type": "account", "each": "items", "when": {"path": "$.id", "is": "7"}, "fields": {
              "ref": {"path": "."}, "at": {"constant": "2026-01-01T00:00:00Z"}, %s}}]}
            """.formatted(field.replace("REPEATED", "{$.text}".repeat(10_000)));
        String row = "{\"id\": 7, \"text\": \"%s\", \"items\": [%s 1]}"
                .formatted("a,".repeat(100_000), "1,".repeat(100_000));
        assertThatThrownBy(() -> facts(mapping, row))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("The mapping makes more than 10000000 characters of the record");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | The mapping has no facts.",
                "{\"facts\": []} | The mapping has no facts.",
                "[] | The mapping must be a JSON object.",
                "{\"fact\": []} | The mapping has no key \"fact\". Maybe \"facts\"?",
                "{\"facts\": [{\"type\": \"acount\", \"fields\": FIELDS}]} | There is no fact type \"acount\". Maybe \"account\"?",
                "{\"facts\": [{\"fields\": FIELDS}]} | A fact of the mapping has no type. Maybe account?",
                "{\"facts\": [{\"type\": \"account\", \"field\": FIELDS}]} | A fact of the mapping has no key \"field\". Maybe \"fields\"?",
                "{\"facts\": [{\"type\": \"account\", \"fields\": {\"ref\": {\"path\": \"id\"}}}]} | The fact account has no field at, which all facts have.",
                "{\"facts\": [{\"type\": \"churned\", \"fields\": FIELDS}]} | The fact churned has no field account.",
                "FIELD \"nme\": {\"path\": \"x\"} | account has no field \"nme\". Maybe \"name\"?",
                "FIELD \"name\": {\"pth\": \"x\"} | The field name has no key \"pth\". Maybe \"path\"?",
                "FIELD \"name\": {} | The field name has no value. Maybe set column, path, text or constant?",
                "FIELD \"name\": {\"path\": \"x\", \"constant\": 1} | The field name has more than one of constant and path.",
                "FIELD \"name\": {\"path\": 5} | The field name: path must be a text or a list of texts, but is 5.",
                "FIELD \"name\": {\"text\": \"no path\"} | The field name: text is \"no path\", in which no path stands in braces. Maybe \"{id}\", or constant?",
                "FIELD \"name\": {\"path\": \"x\", \"as\": \"mail\"} | The field name: as is \"mail\", which is not known. Maybe \"email\"?",
                "FIELD \"name\": {\"path\": \"x\", \"format\": \"YYYY-MM-dd\"} | The field name: format is \"YYYY-MM-dd\", in which Y is the year of a week. Maybe \"yyyy-MM-dd\"?",
                "FIELD \"name\": {\"path\": \"x\", \"format\": \"nonsense\"} | The field name: format is \"nonsense\", which is not a valid pattern. Maybe \"yyyy-MM-dd\"?",
                "FIELD \"name\": {\"path\": \"x\", \"number\": \"yes\"} | The field name: number must be true or false, but is \"yes\".",
                "FIELD \"name\": {\"path\": \"x\", \"decimal\": \";\"} | The field name: decimal is \";\", but must be \",\" or \".\".",
                "{\"streams\": {}} | streams must be a JSON object with a mapping for each stream.",
                "{\"streams\": {\"a\": {\"fcts\": []}}} | The stream a has no key \"fcts\". Maybe \"facts\"?",
                "{\"zone\": \"Berlin\", \"facts\": []} | zone is \"Berlin\", which is not a valid time zone. Maybe \"Europe/Berlin\"?"
            })
    void mappingIsValidatedWhenItIsSent(String mapping, String message) {
        String fields = "{\"ref\": {\"path\": \"id\"}, \"at\": {\"path\": \"at\"}%s}";
        String whole = mapping.startsWith("FIELD ")
                ? "{\"facts\": [{\"type\": \"account\", \"fields\": %s}]}"
                        .formatted(fields.formatted(", " + mapping.substring(6)))
                : mapping.replace("FIELDS", fields.formatted(""));
        ObjectNode options = MappedEntries.options();
        options.set("mapping", MappedEntries.json(whole));
        MappingLoader loader = new MappingLoader(MappedEntries.TYPES);
        assertThatThrownBy(() -> loader.streams(options))
                .isInstanceOf(RejectedException.class)
                .hasMessage(message);
    }

    @Test
    void fieldNeedsAValueOfItsKind() {
        String mapping = """
            {"facts": [{"type": "issueRaised", "fields": {"ref": {"path": "id"}, "account": {"path": "a"},
              "at": {"path": "at"}, "severity": {"path": "s"}}}]}
            """;
        assertThatThrownBy(() -> value("domains", "{\"path\": \"d\"}", "{}"))
                .hasMessage("The field domains of account is a list. Maybe set list to true, or split?");
        assertThatThrownBy(() -> facts(mapping, "{}"))
                .hasMessage("The field severity of issueRaised is a number. Maybe set number to true?");
    }

    @Test
    void streamIsSelectedByItsName() {
        String fields = "{\"ref\": {\"path\": \"id\"}, \"at\": {\"path\": \"at\"}, \"name\": {\"path\": \"n\"}}";
        StreamMappings mappings = StreamMappings.of(MappedEntries.json("""
            {"zone": "Europe/Berlin", "streams": {"companies": {"records": "results", "facts": [{"type": "account", "fields": %1$s}]},
              "people": {"facts": [{"type": "account", "fields": %1$s}]}}}
            """.formatted(fields)));
        assertThat(mappings.stream("Companies").orElseThrow().records()).contains("results");
        assertThat(mappings.stream("deals")).isEmpty();
        assertThat(mappings.required("people").records()).isEmpty();
        assertThatThrownBy(() -> mappings.required("company"))
                .hasMessage("There is no stream \"company\". Must be one of companies, people.");
        assertThatThrownBy(() -> mappings.required(""))
                .hasMessage("stream is missing. Must be one of companies, people.");
    }
}
