package dev.troth.exchange.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.mailbox.ReplyDirectory.Awaiting;
import dev.troth.exchange.mailbox.ReplyDirectory.Reply;
import dev.troth.exchange.mailbox.ThreadIndex.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies that were imported before the messages that they answer. The question is of 2 March 2026, 10:00 UTC. */
class ConversationsTest {
    private static final String QUESTION = "mail:q@x:acme";
    private static final String ANSWER = "mail:a@troth:acme";

    private static String message(String from, String to, String headers) {
        return "From - Mon Mar 02 10:00:00 2026\nFrom: %s\nTo: %s\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n%s\n\nHello.\n\n"
                .formatted(from, to, headers);
    }

    private static String fromAnn(String headers) {
        return message("ann@acme.example", "dana@troth.example", headers);
    }

    private static String fromDana(String headers) {
        return message("dana@troth.example", "ann@acme.example", headers);
    }

    private static ReadMailbox read(String mailbox, Map<String, Sent> ledger, Reply... replies) {
        return ReadMailbox.of(mailbox.getBytes(StandardCharsets.UTF_8), false, ledger, List.of(replies), "acme");
    }

    /** A stored reply of ours to the question. */
    private static Reply answer(String at, List<String> nearer) {
        return reply(at, true, nearer, false, null);
    }

    private static Reply reply(
            String at, boolean outbound, List<String> nearer, boolean mutual, @Nullable Duration wait) {
        return new Reply(QUESTION, nearer, ANSWER, "acme", Instant.parse(at), "EMAIL", outbound, mutual, wait);
    }

    @Test
    void replyAwaitsTheFirstFiveMessagesThatItMayAnswer() {
        ReadMailbox read = read(
                fromDana("Message-ID: <a@troth>\nIn-Reply-To: <p7@x>\nReferences: <p1@x> <p2@x> <p3@x> <p4@x> <p5@x>"
                        + " <p6@x> <a@troth> <p7@x>"),
                Map.of());
        assertThat(read.awaited)
                .containsExactly(new Awaiting(
                        ANSWER,
                        List.of(
                                "mail:p7@x:acme",
                                "mail:p6@x:acme",
                                "mail:p5@x:acme",
                                "mail:p4@x:acme",
                                "mail:p3@x:acme")));
    }

    @Test
    void replyWithAKnownParentAwaitsTheNearerOnesOnly() {
        Sent known = new Sent(Instant.parse("2026-03-01T10:00:00Z"), false);
        String reply = fromDana("Message-ID: <a@troth>\nReferences: <p1@x> <p2@x> <p3@x>");
        assertThat(read(reply, Map.of("mail:p2@x:acme", known)).awaited)
                .containsExactly(new Awaiting(ANSWER, List.of("mail:p3@x:acme")));
        assertThat(read(reply, Map.of("mail:p3@x:acme", known)).awaited).isEmpty();
    }

    @Test
    void messageChangesTheStoredAnswerToIt() {
        ReadMailbox read = read(fromAnn("Message-ID: <q@x>"), Map.of(), answer("2026-03-02T12:30:00Z", List.of()));
        assertThat(read.facts).hasSize(2);
        ObjectNode answer = read.facts.get(1);
        assertThat(answer.toString())
                .isEqualTo("{\"type\":\"touchpoint\",\"ref\":\"mail:a@troth:acme\",\"account\":\"acme\","
                        + "\"at\":\"2026-03-02T12:30:00Z\",\"channel\":\"EMAIL\",\"direction\":\"OUT\","
                        + "\"source\":\"mailbox\",\"mutual\":true,\"responseTime\":\"PT2H30M\"}");
    }

    @Test
    void answerOfTheOtherSideHasNoResponseTime() {
        ReadMailbox read = read(
                fromDana("Message-ID: <q@x>"), Map.of(), reply("2026-03-02T12:30:00Z", false, List.of(), false, null));
        assertThat(read.all("mutual")).containsExactly("-", "true");
        assertThat(read.all("responseTime")).containsExactly("-", "-");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-02T10:00:00Z,PT0S", "2026-03-02T09:59:59Z,-", "2026-03-02T10:00:01.9Z,PT1S"})
    void answerIsNotEarlierThanItsParent(String at, String responseTime) {
        ReadMailbox read = read(fromAnn("Message-ID: <q@x>"), Map.of(), answer(at, List.of()));
        assertThat(read.all("responseTime").getLast()).isEqualTo(responseTime);
    }

    @Test
    void messageOfTheSameSideIsNotAnswered() {
        assertThat(read(fromDana("Message-ID: <q@x>"), Map.of(), answer("2026-03-02T12:30:00Z", List.of())).facts)
                .hasSize(1);
    }

    @Test
    void nearerParentInTheLedgerOrInTheFileDecides() {
        Reply reply = answer("2026-03-02T12:30:00Z", List.of("mail:near@x:acme"));
        Sent near = new Sent(Instant.parse("2026-03-02T11:00:00Z"), true);
        String question = fromAnn("Message-ID: <q@x>");
        assertThat(read(question, Map.of("mail:near@x:acme", near), reply).facts)
                .hasSize(1);
        assertThat(read(question + fromDana("Message-ID: <near@x>"), Map.of(), reply).facts)
                .hasSize(2);
        assertThat(read(question, Map.of(), reply).facts).hasSize(2);
    }

    @Test
    void nearerParentReplacesTheResponseTimeOfAFartherOne() {
        Reply late = reply("2026-03-02T12:30:00Z", true, List.of(), true, Duration.ofDays(3));
        assertThat(read(fromAnn("Message-ID: <q@x>"), Map.of(), late).all("responseTime"))
                .containsExactly("-", "PT2H30M");
    }

    @Test
    void answerThatIsStoredAsSuchDoesNotChange() {
        Reply settled = reply("2026-03-02T12:30:00Z", true, List.of(), true, Duration.ofMinutes(150));
        assertThat(read(fromAnn("Message-ID: <q@x>"), Map.of(), settled).facts).hasSize(1);
    }

    @Test
    void answerInTheSameFileIsChangedByItsOwnEntry() {
        ReadMailbox read = read(
                fromAnn("Message-ID: <q@x>") + fromDana("Message-ID: <a@troth>\nIn-Reply-To: <q@x>"),
                Map.of(),
                answer("2026-03-02T10:00:00Z", List.of()));
        assertThat(read.all("ref")).containsExactly(QUESTION, ANSWER);
        assertThat(read.all("mutual")).containsExactly("-", "true");
    }
}
