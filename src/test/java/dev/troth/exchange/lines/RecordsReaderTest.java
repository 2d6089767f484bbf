package dev.troth.exchange.lines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.exchange.mapping.MappedEntries;
import dev.troth.exchange.mapping.MappingLoader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mapped JSON in the forms in which interfaces of other systems and exports have it. */
class RecordsReaderTest {
    private static final RecordsReader READER = new RecordsReader(new MappingLoader(MappedEntries.TYPES));
    private static final String MAPPING = """
        {"records": "data.items", "facts": [{"type": "account", "when": {"path": "kind", "not": "test"}, "fields": {
          "ref": {"path": "id", "prefix": "x:"}, "at": {"path": "created", "format": "iso"}, "name": {"path": "name"}}}]}
        """;
    private static final String ONE = "{\"id\":1,\"name\":\"One\",\"created\":\"2026-01-01\"}";
    private static final String TWO = "{\"id\":2,\"name\":\"Two\",\"created\":\"2026-01-02T10:00:00+0100\"}";

    private static MappedEntries read(String file) {
        return MappedEntries.read(READER, file, "mapping", MAPPING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONE\nTWO\n",
                "\uFEFFONE\r\n\r\nTWO",
                "[ONE,TWO]",
                "[\n  ONE,\n  TWO\n]\n",
                "[ONE]\n[TWO]\n",
                "[{\"data\":{\"items\":[ONE]}},\n{\"data\":{\"items\":[TWO]}}]",
                "{\"data\":{\"items\":[ONE,TWO],\"total\":2}}",
                "{\"data\":{\"items\":[ONE]}}\n{\"data\":{\"items\":[TWO]}}\n",
                "{\n  \"paging\": {\"data\": {\"items\": [5]}},\n  \"data\": {\n    \"more\": [7],\n    \"items\": [\n      ONE,\n      TWO\n    ]\n  }\n}",
                "{\"data\":\n{\"items\":[ONE]}}{\"data\":{\"items\":[TWO]}}"
            })
    void recordsAreFoundInEveryForm(String form) {
        String file = form.replace("ONE", ONE).replace("TWO", TWO);
        MappedEntries entries = read(file);
        assertThat(entries.refused()).isEmpty();
        assertThat(entries.values("ref")).containsExactly("x:1", "x:2");
        assertThat(entries.values("at")).containsExactly("2026-01-01T00:00:00Z", "2026-01-02T09:00:00Z");
        assertThat(entries.read()).isEqualTo(2);
    }

    @Test
    void badLineIsRefusedAlone() {
        MappedEntries entries = read(String.join(
                "\n",
                "{\"id\":1,",
                ONE,
                "no json",
                "5",
                "{\"id\":3,\"created\":\"2026-02-30\",\"name\":\"x\"}",
                "{\"id\":4,\"created\":\"2026-01-01\"}",
                "{\"id\":5,\"kind\":\"test\"}",
                "{}",
                "null",
                "{\"id\":{\"deep\":1},\"created\":\"2026-01-01\",\"name\":\"x\"}",
                "[".repeat(5000),
                TWO));
        assertThat(entries.values("ref")).containsExactly("x:1", "x:2");
        assertThat(entries.skipped()).containsExactly("7 NOT_MAPPED", "8 EMPTY", "9 EMPTY");
        assertThat(entries.refused())
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("1 MALFORMED The line is not valid JSON: Unexpected end-of-input"),
                        three -> assertThat(three).startsWith("3 MALFORMED The line is not valid JSON"),
                        four -> assertThat(four).isEqualTo("4 MALFORMED A record must be a JSON object, but is 5."),
                        five -> assertThat(five)
                                .isEqualTo(
                                        "5 INVALID_VALUE at is \"2026-02-30\", which does not match the format \"iso\"."),
                        six -> assertThat(six).isEqualTo("6 MISSING_FIELD name is missing."),
                        ten -> assertThat(ten).startsWith("10 INVALID_VALUE ref must be a string"),
                        eleven -> assertThat(eleven).startsWith("11 MALFORMED"));
        assertThat(entries.read()).isEqualTo(12);
    }

    @Test
    void recordsBeforeTheFaultOfADocumentAreTaken() {
        MappedEntries entries = read("[\n" + ONE + ",\n" + TWO + ",\n{\"id\":3,");
        assertThat(entries.values("ref")).containsExactly("x:1", "x:2");
        assertThat(entries.refused())
                .singleElement()
                .asString()
                .startsWith("3 MALFORMED The file is not valid JSON: Unexpected end-of-input")
                .endsWith("The rest of the file was not read.");
    }

    @Test
    void documentIsReadElementByElement() {
        String many = IntStream.range(0, 50_000)
                .mapToObj(i -> "{\"id\":%d,\"name\":\"N\",\"created\":\"2026-01-01\"}".formatted(i))
                .collect(Collectors.joining(",", "{\"data\":{\"items\":[", "]}}"));
        assertThat(read(many).facts()).hasSize(50_000);
    }

    @Test
    void documentMayBeInAnyUnicodeCharset() {
        MappedEntries entries = MappedEntries.read(
                READER,
                ("\uFEFF[" + ONE.replace("One", "Größe") + "]").getBytes(StandardCharsets.UTF_16LE),
                MappedEntries.options("mapping", MAPPING));
        assertThat(entries.values("name")).containsExactly("Größe");
    }

    @Test
    void emptyFileHasNoRecords() {
        for (String file : new String[] {"", "\n\n", "[]", "{\"data\":{\"items\":[]}}"}) {
            assertThat(read(file).read()).as(file).isZero();
            assertThat(read(file).refused()).as(file).isEmpty();
        }
    }

    @Test
    void refusedRecordsCanBeCorrectedAndSentAgain() {
        MappedEntries entries = read(ONE.replace("2026-01-01", "soon"));
        String file = READER.errorFile(MappedEntries.options("mapping", MAPPING), entries.errors());
        assertThat(file).contains("\"_error\":{\"line\":1,\"code\":\"INVALID_VALUE\"");
        assertThat(read(file.replace("\"soon\"", "\"2026-01-01\"")).values("ref"))
                .containsExactly("x:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1E+999999999", "1e-999999999", "123e2147483000"})
    void numberThatIsLongerThanTheMemoryIsAShortText(String number) {
        MappedEntries entries = read("{\"id\":" + number + ",\"name\":\"N\",\"created\":" + number + "}\n" + ONE);
        assertThat(entries.values("ref")).containsExactly("x:1");
        assertThat(entries.refused()).singleElement().asString().startsWith("1 INVALID_VALUE at is \"");
    }

    @Test
    void fieldThatIsThereTwiceIsRefused() {
        MappedEntries entries = read("{\"id\":7," + ONE.substring(1) + "\n" + TWO);
        assertThat(entries.values("ref")).containsExactly("x:2");
        assertThat(entries.refused())
                .containsExactly("1 MALFORMED The line is not valid JSON: Duplicate field 'id' (line 1, column 13).");
    }

    @Test
    void unexpectedCharacterIsShown() {
        assertThat(read("# comment\n" + ONE).refused())
                .containsExactly(
                        "1 MALFORMED The line is not valid JSON: Unexpected character '#' (line 1, column 1).");
    }

    @Test
    void listThatTheSenderStatesMustBeThere() {
        for (String file : new String[] {"{\"results\":[" + ONE + "]}", "{\n\"results\":[" + ONE + "]}"}) {
            assertThat(MappedEntries.read(READER, file, "mapping", MAPPING, "records", "result")
                            .refused())
                    .containsExactly("1 MISSING_FIELD records is \"result\", but the object has no list there. Maybe"
                            + " \"results\"?");
        }
    }
}
