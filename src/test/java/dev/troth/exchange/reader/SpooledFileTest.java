package dev.troth.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mapping.MappedEntries;
import dev.troth.exchange.staging.EntryCollector;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpooledFileTest {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private List<String> notices = List.of();

    private String text(byte[] bytes, String declared) throws IOException {
        ObjectNode options = JsonNodeFactory.instance.objectNode().put(SpooledFile.CHARSET, declared);
        EntryCollector sink =
                MappedEntries.collector(batch -> notices = batch.findings().notices());
        StringWriter text = new StringWriter();
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(bytes));
                Reader reader = file.text(options, sink)) {
            reader.transferTo(text);
        }
        sink.flush();
        return text.toString();
    }

    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof String text) {
                all.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            } else {
                all.write((Integer) part);
            }
        }
        return all.toByteArray();
    }

    @Test
    void oneBrokenByteDoesNotChangeTheOtherCharacters() throws IOException {
        String many = "Grüße aus Köln 😀\n".repeat(5000);
        assertThat(text(bytes(many, "kaputt: ", 0xFC, "\n", many), "")).isEqualTo(many + "kaputt: ü\n" + many);
        assertThat(notices)
                .containsExactly("1 bytes of the file are not valid in UTF-8. They were read as windows-1252.");
    }

    @Test
    void textThatEndsWithinACharacterIsStillUtf8() throws IOException {
        assertThat(text(bytes("Grüße, Köl", 0xC3), "utf-8")).isEqualTo("Grüße, KölÃ");
    }

    @Test
    void textOfAnotherCharacterSetIsReadInItAsAWhole() throws IOException {
        assertThat(text("Grüße aus Köln".getBytes(WINDOWS_1252), "")).isEqualTo("Grüße aus Köln");
        assertThat(notices).containsExactly("The file is not valid in UTF-8. It was read as windows-1252.");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, ''", "UTF-16BE, ''", "UTF-16LE, utf-8", "x-MacRoman, macintosh", "windows-1252, latin1"})
    void characterSetIsFoundOrDeclared(String real, String declared) throws IOException {
        String text = "No;Name\r\na1;Grüße\r\n";
        assertThat(text(text.getBytes(Charset.forName(real)), declared)).isEqualTo(text);
    }

    @Test
    void textWithSomeZerosIsNotUtf16() throws IOException {
        String text = "No,Name\na1,a\0b\0c\n";
        assertThat(text(text.getBytes(StandardCharsets.UTF_8), "")).isEqualTo(text);
    }
}
