package dev.troth.graphql.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The buffer contains valid JSON for every text, and a rollback leaves nothing of what was written. */
class JsonBufferTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ back",
                "\n\r\t\b\f\u0001\u001f",
                "ÄÖß €",
                "日本語",
                "👩‍🚀 and 𝄞",
                "\u007f\u0080\u07ff\u0800\uffff"
            })
    void escapedTextsAreReadBackUnchanged(String text) throws Exception {
        JsonBuffer json = new JsonBuffer(1);
        json.string(text);
        assertThat(JSON.readValue(json.asUnquotedUTF8(), String.class)).isEqualTo(text);
    }

    @Test
    void randomTextsWithoutLoneSurrogatesAreReadBack() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String text = random.ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            JsonBuffer json = new JsonBuffer(1);
            json.string(text);
            assertThat(JSON.readValue(json.asUnquotedUTF8(), String.class)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, 1, 0.1, 1e-7, 1e21, Double.MIN_VALUE, Double.MAX_VALUE, 16.767703409343163})
    void numbersKeepEveryDigit(double number) throws Exception {
        JsonBuffer json = new JsonBuffer(1);
        json.number(number);
        assertThat(JSON.readValue(json.asUnquotedUTF8(), double.class)).isEqualTo(number);
    }

    @Test
    void rollbackDiscardsTextAfterThePosition() {
        JsonBuffer json = new JsonBuffer(1);
        json.raw('[');
        int place = json.place();
        json.string("gone");
        json.backTo(place);
        json.nothing();
        json.raw(']');
        assertThat(json).hasToString("[null]");
    }
}
