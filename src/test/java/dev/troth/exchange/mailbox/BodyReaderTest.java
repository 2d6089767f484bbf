package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of messages in their parts and character sets. */
class BodyReaderTest {
    private static final String HEADERS = """
        From 180@xxx Mon Mar 02 10:00:00 +0000 2026
        From: Ann Lee <ann@acme.example>
        To: Dana <dana@troth.example>
        Date: Mon, 2 Mar 2026 10:00:00 +0000
        MIME-Version: 1.0
        """;

    private final Set<String> notices = new LinkedHashSet<>();

    private String note(String rest, Charset charset) {
        ReadMailbox read = ReadMailbox.withBodies((HEADERS + rest).getBytes(charset), "acme");
        assertThat(read.facts).hasSize(1);
        notices.addAll(read.notices);
        return read.all("note").getFirst();
    }

    private String note(String rest) {
        return note(rest, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, windows-1252, Grüße aus Köln",
        "windows-1252, windows-1252, Preis: 5 € – „gut“",
        "iso-2022-jp, iso-2022-jp, 見積り７月",
        "koi8-r, koi8-r, Привет",
        "utf-8, utf-8, Grüße 見",
        "utf8, windows-1252, Grüße",
        "us-ascii, windows-1252, Grüße",
        "x-nothing, windows-1252, Grüße",
        "gb2312, gb18030, 报价",
        "shift_jis, windows-31j, 見積①",
        "ks_c_5601-1987, x-windows-949, 견적"
    })
    void textIsDecodedInItsCharacterSet(String declared, String real, String text) {
        assertThat(note(
                        "Content-Type: text/plain; charset=\"" + declared + "\"\n\n" + text + "\n",
                        Charset.forName(real)))
                .isEqualTo(text);
        boolean guessed = Set.of("utf8", "us-ascii", "x-nothing").contains(declared);
        assertThat(notices.isEmpty()).isEqualTo(!guessed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quoted-printable | Preis: 5 =80 =96 =84gut=93 | Preis: 5 € – „gut“
            QUOTED-PRINTABLE | a=\\nb | ab
            base64 | R3L832U= | Grüße
            base64 | R3L832 | Grü
            8bit | plain | plain
            unknown | plain | plain
            """)
    void transferEncodingsAreUndone(String encoding, String body, String text) {
        String note = note("Content-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: " + encoding
                + "\n\n" + body.replace("\\n", "\n") + "\n");
        assertThat(note).isEqualTo(text);
    }

    @Test
    void plainTextIsTakenFromParts() {
        assertThat(note("""
            Content-Type: multipart/alternative; boundary="x"

            --x
            Content-Type: text/plain; charset=utf-8

            The plain words.
            --x
            Content-Type: text/html; charset=utf-8

            <p>The <b>html</b> words.</p>
            --x--
            """)).isEqualTo("The plain words.");
        assertThat(note("""
            Content-Type: multipart/mixed; boundary=o

            --o
            Content-Type: multipart/alternative; boundary=i

            --i
            Content-Type: text/plain; charset=us-ascii

            Plain inside of mixed.
            --i
            Content-Type: text/html

            <p>html</p>
            --i--
            --o
            Content-Type: application/ms-tnef; name="winmail.dat"
            Content-Transfer-Encoding: base64
            Content-Disposition: attachment; filename="winmail.dat"

            eJ8+IgAA
            --o
            Content-Type: text/plain; name=log.txt
            Content-Disposition: attachment; filename=log.txt

            Attached.
            --o
            Content-Type: text/plain

            Below the attachment.
            --o--
            """)).isEqualTo("Plain inside of mixed.\n\nBelow the attachment.");
    }

    @Test
    void messageWithinAMessageIsOnlyReadIfThereIsNoOtherText() {
        String inner = """
            --o
            Content-Type: message/rfc822

            From: bob@acme.example
            Content-Type: text/plain

            Forwarded.
            --o--
            """;
        String type = "Content-Type: multipart/mixed; boundary=o\n\n";
        assertThat(note(type + "--o\n\nSee below.\n" + inner)).isEqualTo("See below.");
        assertThat(note(type + inner)).isEqualTo("Forwarded.");
    }

    @Test
    void htmlBecomesText() {
        assertThat(note("Content-Type: text/html; charset=utf-8\n\n<html><head><title>No</title></head><body>"
                        + "<style>p{color:red}</style><p>Gr&uuml;&szlig;e &amp; more</p><ul><li>one<li>two</ul>a<br>b"
                        + "<script>no()</script></body></html>\n"))
                .isEqualTo("Grüße & more\n\n- one\n- two\na\nb");
        assertThat(note(
                        "Content-Type: multipart/signed; boundary=s\n\n--s\nContent-Type: multipart/related; boundary=r\n\n"
                                + "--r\nContent-Type: text/html\n\n<b>Hi</b> <img src='cid:1'>\n--r\nContent-Type: image/png\n\nx\n--r--\n"
                                + "--s\nContent-Type: application/pkcs7-signature\n\nx\n--s--\n"))
                .isEqualTo("Hi");
    }

    @Test
    void quotedSeparatorsAndFlowedLinesAreUndone() {
        assertThat(note("\nFirst line.\n>From here on prices hold.\n>>From is quoted twice.\n"))
                .isEqualTo("First line.\nFrom here on prices hold.\n>From is quoted twice.");
        assertThat(
                        note(
                                "Content-Type: text/plain; format=flowed\n\nOne \nline.\n> Quoted \n> words.\n From space.\n-- \nAnn\n"))
                .isEqualTo("One line.\n> Quoted words.\nFrom space.\n-- \nAnn");
        assertThat(note("Content-Type: text/plain; format=flowed; delsp=yes\n\nDonau \ndampfer\n"))
                .isEqualTo("Donaudampfer");
    }

    @Test
    void parametersMayBeContinuedAndEncoded() {
        assertThat(note(
                        "Content-Type: text/plain; charset*0=windows; charset*1*=%2D1252\n\nGrüße\n",
                        MailCharset.WINDOWS_1252))
                .isEqualTo("Grüße");
        assertThat(note("Content-Type: text/plain; charset=utf-7\n\nGr+APwA3w-e +- +ZeVnLIqe-\n"))
                .isEqualTo("Grüße + 日本語");
    }

    @Test
    void longTextIsShortenedBetweenCharacters() {
        String note = note("\n" + "🙂".repeat(6000) + "\n");
        assertThat(note).hasSizeLessThanOrEqualTo(10_000).endsWith("🙂…");
        assertThat(note("\na\0b\n")).isEqualTo("ab");
    }

    @Test
    void deepNestingDoesNotHarm() {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\n\n--b")
                    .append(i)
                    .append('\n');
        }
        assertThat(note(deep + "Content-Type: text/plain\n\nhidden\n")).isEqualTo("-");
        assertThat(note("Content-Type: text/html\n\n" + "<div>".repeat(50_000) + "deep\n"))
                .isIn("-", "deep");
        assertThat(note("Content-Type: multipart/mixed; boundary=never\n\nno parts\n"))
                .isEqualTo("-");
        assertThat(note("Content-Type: multipart/mixed\n\n--x\n\nno boundary\n"))
                .isNotNull();
    }

    @Test
    void brokenByteOfATextInUtf8DoesNotChangeTheOthers() {
        byte[] message = (HEADERS + "Content-Type: text/plain; charset=utf-8\n\nGrüße aus K#ln")
                .getBytes(StandardCharsets.UTF_8);
        message[message.length - 3] = (byte) 0xF6;
        ReadMailbox read = ReadMailbox.withBodies(message, "acme");
        assertThat(read.all("note")).containsExactly("Grüße aus Köln");
    }
}
