package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.reader.SpooledFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxFormTest {
    private static final ObjectNode NO_OPTIONS = new JsonMapper().createObjectNode();
    private static final String TWO = """
            From x@y Mon Mar  2 10:00:00 2026
            From: ann@acme.example
            To: kim@troth.example
            Date: Mon, 2 Mar 2026 10:00:00 +0000
            Message-ID: <1@x>
            Subject: Grüße

            One.

            From x@y Mon Mar  2 11:00:00 2026
            From: ann@acme.example
            To: kim@troth.example
            Date: Mon, 2 Mar 2026 11:00:00 +0000
            Message-ID: <2@x>
            Subject: Two

            Two.
            """;

    private static ReadMailbox read(byte[] file) throws IOException {
        ReadMailbox notices = new ReadMailbox();
        try (SpooledFile sent = SpooledFile.of(new ByteArrayInputStream(file));
                SpooledFile readable = MailboxForm.readable(sent, NO_OPTIONS, notices)) {
            return ReadMailbox.of(Files.readAllBytes(readable.path()), true, "acme");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void mailboxInAnyFormOfUnicodeIsRead(String charset) throws IOException {
        for (String mark : new String[] {"", "\uFEFF"}) {
            ReadMailbox read = read((mark + TWO).getBytes(Charset.forName(charset)));
            assertThat(read.all("summary")).as(charset + mark).containsExactly("Grüße", "Two");
        }
    }

    @Test
    void mailboxWithCarriageReturnsAloneIsRead() throws IOException {
        ReadMailbox read = read(TWO.replace('\n', '\r').getBytes(StandardCharsets.UTF_8));
        assertThat(read.all("note")).containsExactly("One.", "Two.");
    }

    @Test
    void bodyOfSeparatorsTakesLinearTime() {
        String body = "From x@y Mon Mar  2 10:00:00 2026\n".repeat(20_000);
        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(20), () -> {
            ReadMailbox read = ReadMailbox.of(TWO + body, "acme");
            assertThat(read.all("summary")).containsExactly("Grüße", "Two");
        });
    }

    @Test
    void messageOfAHundredThousandPartsIsReadInItsFirstOnes() {
        String message = TWO.replace("Subject: Two", "Subject: Two\nContent-Type: multipart/mixed; boundary=b")
                .replace("Two.\n", "--b\n\nx\n".repeat(100_000));
        ReadMailbox read = ReadMailbox.withBodies(message.getBytes(StandardCharsets.UTF_8), "acme");
        assertThat(read.all("summary")).containsExactly("Grüße", "Two");
        assertThat(read.all("note").getLast().lines().filter("x"::equals).count())
                .isBetween(990L, 1000L);
    }
}
