package dev.troth.exchange.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'PK\u0003\u0004\u0014' | workbook of Excel",
                "'\u001F\u008B\u0008' | gunzip",
                "!BDNx | export its messages as mbox",
                "%PDF-1.7 | export the data as text"
            })
    void binaryFileIsNamedWithAWayOut(String start, String hint) throws IOException {
        var file = new ByteArrayInputStream((start + "rest").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(BinaryFile.problem(file))
                .hasValueSatisfying(problem ->
                        assertThat(problem.message()).startsWith("The file is ").contains(hint));
        assertThat(file.readAllBytes()).hasSize(start.length() + 4);
    }

    @Test
    void textIsNotBinary() throws IOException {
        for (String text : new String[] {"", "P", "From x", "{\"a\":1}", "PK,Name\n"}) {
            assertThat(BinaryFile.problem(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                    .as(text)
                    .isEmpty();
        }
    }
}
