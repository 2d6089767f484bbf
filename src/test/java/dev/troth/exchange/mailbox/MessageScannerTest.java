package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the messages of a mailbox begin and end. */
class MessageScannerTest {
    private static final String SEPARATOR = "From 180@xxx Mon Mar 02 10:00:00 +0000 2026\n";

    private static String headers(String subject) {
        return """
            From: Ann Lee <ann@acme.example>
            To: Dana <dana@troth.example>
            Date: Mon, 2 Mar 2026 10:00:00 +0000
            Message-ID: <%s@acme.example>
            Subject: %s
            """.formatted(Integer.toHexString(subject.hashCode()), subject);
    }

    private static String message(String subject) {
        return headers(subject) + "\nHello.\n\n";
    }

    private static List<String> subjects(String mailbox) {
        ReadMailbox read = ReadMailbox.of(mailbox, "acme");
        assertThat(read.problems).isEmpty();
        return read.all("summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From - Mon Mar 02 10:00:00 2026",
                "From MAILER-DAEMON Mon Mar  2 10:00:00 2026",
                "From ann@acme.example Mon Mar  2 10:00:00 2026 PST",
                "From ann@acme.example Mon Mar  2 10:00:00 2026 (+0700)",
                "From ann@acme.example  Mon Mar 02 10:00:00 +0000 2026",
                "From ann@acme.example Mon Mar 2 10:00 2026",
                "From ann@acme.example Mon, 02 Mar 2026 10:00:00 +0000",
                "From ann@acme.example Mon Mar  2 10:00:00 CET 2026",
                "From ann@acme.example Mon Mar  2 10:00:00 2026 remote from host",
                "From ann@acme.example 2026-03-02T10:00:00Z",
                "From \"ann lee\"@acme.example Mon Mar  2 10:00:00 2026",
                "From ann at acme.example  Mon Mar  2 10:00:00 2026",
                "From Ann Lee Mon Mar  2 10:00:00 2026",
                "From  Mon Mar  2 10:00:00 2026",
                "From ann@acme.example",
                "From ",
                "From"
            })
    void separatorsInTheWildBeginMessages(String separator) {
        String mailbox = separator + "\n" + message("one") + separator + "\n" + message("two");
        assertThat(subjects(mailbox)).containsExactly("one", "two");
        assertThat(subjects(SEPARATOR + message("one") + separator + "\n" + message("two")))
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From what we saw in 2025\nwe want to go on.\nFrom now on call me.",
                "From what we saw in 2025\nNote: we want to go on.",
                "From dana@troth.example Mon Mar 02 10:00:00 2026\nwas how it began",
                "From our talk on Mon Mar  2 10:00:00 2026\nNote: all is well",
                "From Ann\nDate: tomorrow",
                ">From ann@acme.example Mon Mar  2 10:00:00 2026\nSubject: quoted",
                "From: Ann\nSubject: forwarded"
            })
    void sentencesDoNotBeginMessages(String sentence) {
        String mailbox =
                SEPARATOR + headers("one") + "\nDear Dana,\n\n" + sentence + "\n\nAnn\n\n" + SEPARATOR + message("two");
        assertThat(subjects(mailbox)).containsExactly("one", "two");
    }

    @Test
    void lineEndsAndMarksDoNotMatter() {
        String mailbox = SEPARATOR + message("one") + SEPARATOR + message("two");
        assertThat(subjects(mailbox.replace("\n", "\r\n"))).containsExactly("one", "two");
        assertThat(subjects("\uFEFF" + mailbox)).containsExactly("one", "two");
        assertThat(subjects("\n\r\n" + mailbox)).containsExactly("one", "two");
        assertThat(subjects(SEPARATOR + message("one") + (SEPARATOR + message("two")).replace("\n", "\r\n")))
                .containsExactly("one", "two");
        assertThat(subjects(mailbox.stripTrailing())).containsExactly("one", "two");
    }

    @Test
    void separatorNeedsNoEmptyLineIfItIsCertain() {
        assertThat(subjects(SEPARATOR + headers("one") + "\nHello.\n" + SEPARATOR + message("two") + SEPARATOR
                        + headers("three") + SEPARATOR + message("four")))
                .containsExactly("one", "two", "three", "four");
    }

    @Test
    void separatorMayBeRepeated() {
        assertThat(subjects(SEPARATOR + SEPARATOR + message("one") + SEPARATOR + ">From x Mon Mar  2 10:00:00 2026\n"
                        + message("two") + SEPARATOR + "\n" + message("three")))
                .containsExactly("one", "two", "three");
    }

    @Test
    void lengthOfABodyIsFollowedIfItLeadsToASeparator() {
        String body = "See:\n\n" + SEPARATOR + "Subject: inner\n\ninner\n\n";
        String mailbox = SEPARATOR + headers("one") + "Content-Length: " + body.length() + "\n\n" + body + SEPARATOR
                + headers("two") + "Content-Length: 3\n\nHello.\n\n" + SEPARATOR + message("three");
        assertThat(subjects(mailbox)).containsExactly("one", "two", "three");
    }

    @Test
    void singleMessageIsNotSplit() {
        ReadMailbox read = ReadMailbox.of(headers("one") + "\nA patch:\n\n" + SEPARATOR + message("two"), "acme");
        assertThat(read.all("summary")).containsExactly("one");
        assertThat(read.notices).hasSize(1).first().asString().contains("as one message");
        assertThat(subjects(SEPARATOR + message("one"))).containsExactly("one");
        assertThat(subjects(message("one").length() + "\n" + message("one") + "<?xml version=\"1.0\"?>\n"))
                .containsExactly("one");
    }

    @Test
    void quotedLinesOfBodiesLoseOneMark() {
        assertThat(new String(
                        Quoting.undone(
                                "a\n>From b\n>>From c\n> From d\nx >From e\n>From".getBytes(StandardCharsets.UTF_8)),
                        StandardCharsets.UTF_8))
                .isEqualTo("a\nFrom b\n>From c\n> From d\nx >From e\n>From");
    }
}
