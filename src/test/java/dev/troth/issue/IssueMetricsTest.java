package dev.troth.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Metrics of issues, and the wait before a reply to a heated issue. */
class IssueMetricsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");

    private static IssueMetrics metrics(String... lines) {
        return IssueMetrics.of(FactFixtures.of(lines), NOW);
    }

    private static String raised(String ref, String at, String more) {
        return "issueRaised %s %s {'severity': 0.5, 'mainIssue': 'The sorter stops'%s}".formatted(ref, at, more);
    }

    private static ProblemCode refusal(String... lines) {
        try {
            metrics(lines);
        } catch (RejectedException rejection) {
            return rejection.problem().code();
        }
        throw new AssertionError("Nothing was refused.");
    }

    @Test
    void heatedReplyWithinHalfAnHourIsRefused() {
        String heated = raised("i", "2026-05-01T10:00:00Z", ", 'heated': true");
        assertThat(refusal(
                        heated,
                        "issueReplied r 2026-05-01T10:29:59Z {'issue': 'i', 'text': 'x', 'options': ['a', 'b']}"))
                .isEqualTo(ProblemCode.COOLDOWN_ACTIVE);
        assertThat(metrics(
                                heated,
                                "issueReplied r 2026-05-01T10:30:00Z {'issue': 'i', 'text': 'x', 'options': ['a', 'b']}")
                        .hastyReplies())
                .isZero();
        assertThat(metrics(
                                heated,
                                "issueReplied r 2026-05-01T10:05:00Z {'issue': 'i', 'text': 'x', 'options': ['a', 'b'], 'overrideReason': 'Fire in the hall'}")
                        .hastyReplies())
                .isEqualTo(1);
    }

    @Test
    void heatedReplyWithoutOptionsOrMainIssueIsRefused() {
        String heated = raised("i", "2026-05-01T10:00:00Z", ", 'heated': true");
        assertThat(refusal(heated, "issueReplied r 2026-05-01T11:00:00Z {'issue': 'i', 'text': 'x', 'options': ['a']}"))
                .isEqualTo(ProblemCode.OPTIONS_REQUIRED);
        String unnamed = "issueRaised i 2026-05-01T10:00:00Z {'severity': 0.5, 'heated': true}";
        assertThat(refusal(
                        unnamed,
                        "issueReplied r 2026-05-01T11:00:00Z {'issue': 'i', 'text': 'x', 'options': ['a', 'b']}"))
                .isEqualTo(ProblemCode.MISSING_FIELD);
        assertThat(metrics(
                                unnamed,
                                "issueReplied r 2026-05-01T11:00:00Z {'issue': 'i', 'text': 'x', 'options': ['a', 'b'], 'mainIssue': 'Noise'}")
                        .mainIssueShare())
                .isEqualTo(1);
    }

    @Test
    void calmReplyIsUnrestricted() {
        assertThat(metrics(
                                raised("i", "2026-05-01T10:00:00Z", ""),
                                "issueReplied r 2026-05-01T10:01:00Z {'issue': 'i', 'text': 'x'}")
                        .optionsShare())
                .isZero();
    }

    @Test
    void resolvedIssueCannotBeRepliedTo() {
        assertThatThrownBy(() -> metrics(
                        raised("i", "2026-05-01T10:00:00Z", ""),
                        "issueResolved d 2026-05-01T11:00:00Z {'issue': 'i'}",
                        "issueReplied r 2026-05-01T12:00:00Z {'issue': 'i', 'text': 'x'}"))
                .hasMessageContaining("was resolved on");
    }

    @Test
    void resolutionTimeOfOurFaultsRunsFromTheFirstSecond() {
        IssueMetrics metrics = metrics(
                raised("i1", "2026-05-01T10:00:00Z", ""),
                "issueResolved d1 2026-05-01T12:00:00Z {'issue': 'i1'}",
                raised("i2", "2026-05-02T10:00:00Z", ", 'attribution': 'EXTERNAL'"),
                "issueResolved d2 2026-05-09T10:00:00Z {'issue': 'i2'}",
                raised("i3", "2026-05-20T09:00:00Z", ""),
                raised("i4", "2026-01-20T09:00:00Z", ", 'attribution': 'CUSTOMER'"));
        assertThat(metrics.medianResolutionSeconds()).isEqualTo(7200);
        assertThat(metrics.openFaults()).isEqualTo(1);
        assertThat(metrics.open()).isEqualTo(2);
        assertThat(metrics.raised()).isEqualTo(4);
        assertThat(metrics.lately()).isEqualTo(3);
        assertThat(metrics.repeated()).containsExactly("The sorter stops");
        assertThat(metrics.unaddressed()).isEqualTo(2);
        assertThat(metrics.oldestUnaddressedDays()).isEqualTo(132);
    }

    /** Three of four issues have a main issue. "Late" occurred twice, in two spellings, and "Noise" once. */
    @Test
    void mainIssueThatOccurredOnceIsNotRepeated() {
        IssueMetrics metrics = metrics(
                "issueRaised i1 2026-05-01 {'severity': 0.5, 'mainIssue': 'Late'}",
                "issueRaised i2 2026-05-02 {'severity': 0.5, 'mainIssue': 'Noise'}",
                "issueRaised i3 2026-05-03 {'severity': 0.5}",
                "issueRaised i4 2026-05-04 {'severity': 0.5, 'mainIssue': 'late'}");
        assertThat(metrics.repeated()).containsExactly("late");
        assertThat(metrics.mainIssueShare()).isEqualTo(0.75);
    }

    private static final String HEATED = raised("i", "2026-05-01T10:00:00Z", ", 'heated': true");

    private static String reply(String ref, String at, String more) {
        return "issueReplied %s %s {'issue': 'i', 'text': 'We will fix it.'%s}".formatted(ref, at, more);
    }

    @Test
    void replyIsAnAnswerAsAnAcknowledgementIs() {
        String calm = raised("i", "2026-05-01T10:00:00Z", "");
        assertThat(metrics(calm).unaddressed()).isEqualTo(1);
        assertThat(metrics(calm, reply("r", "2026-05-01T11:00:00Z", "")).unaddressed())
                .isZero();
        assertThat(metrics(calm, "issueAcknowledged k 2026-05-01T11:00:00Z {'issue': 'i'}")
                        .unaddressed())
                .isZero();
    }

    @Test
    void conversationWithThePersonWhoComplainedIsAnAnswer() {
        String raised = raised("i", "2026-05-01T10:00:00Z", ", 'stakeholder': 'p'");
        String call = "touchpoint t %s {'channel': 'CALL', 'direction': 'OUT', 'participants': ['%s']}";
        assertThat(metrics(raised, call.formatted("2026-05-01T11:00:00Z", "p")).unaddressed())
                .isZero();
        assertThat(metrics(raised, call.formatted("2026-05-01T11:00:00Z", "q")).unaddressed())
                .isEqualTo(1);
        assertThat(metrics(raised, call.formatted("2026-05-01T09:00:00Z", "p")).unaddressed())
                .isEqualTo(1);
    }

    @Test
    void politeMailAfterAHastyReplyDoesNotUndoIt() {
        IssueMetrics metrics = metrics(
                HEATED,
                reply("r1", "2026-05-01T10:03:00Z", ", 'options': ['a', 'b'], 'overrideReason': 'Now'"),
                reply("r2", "2026-05-01T11:00:00Z", ", 'options': ['a', 'c']"));
        assertThat(metrics.hastyReplies()).isEqualTo(1);
        assertThat(metrics.replyTexts()).hasSize(2);
    }

    @Test
    void laterReplyKeepsTheMainIssueAndTheOptions() {
        String unnamed = "issueRaised i 2026-05-01T10:00:00Z {'severity': 0.5%s}";
        String first = reply("r1", "2026-05-01T11:00:00Z", ", 'mainIssue': 'Labels', 'options': ['a', 'b']");
        IssueMetrics calm = metrics(unnamed.formatted(""), first, reply("r2", "2026-05-01T12:00:00Z", ""));
        assertThat(calm.mainIssueShare()).isEqualTo(1);
        assertThat(calm.optionsShare()).isEqualTo(1);
        assertThat(metrics(
                                unnamed.formatted(", 'heated': true"),
                                first,
                                reply("r2", "2026-05-01T12:00:00Z", ", 'options': ['a', 'b']"))
                        .mainIssueShare())
                .isEqualTo(1);
    }

    @Test
    void acknowledgementOfAHeatedIssueWaitsHalfAnHourToo() {
        String early = "issueAcknowledged k 2026-05-01T10:02:00Z {'issue': 'i'%s}";
        assertThat(refusal(HEATED, early.formatted(""))).isEqualTo(ProblemCode.COOLDOWN_ACTIVE);
        assertThat(metrics(HEATED, early.formatted(", 'overrideReason': 'Fire in the hall'"))
                        .unaddressed())
                .isZero();
    }

    @Test
    void blankReasonIsNotAReason() {
        assertThatThrownBy(() -> metrics(
                        HEATED, reply("r", "2026-05-01T10:03:00Z", ", 'options': ['a', 'b'], 'overrideReason': '  '")))
                .hasMessage("overrideReason must not be blank.");
    }

    @Test
    void sameOptionTwiceIsOneOption() {
        assertThat(refusal(HEATED, reply("r", "2026-05-01T11:00:00Z", ", 'options': ['Refund', ' refund']")))
                .isEqualTo(ProblemCode.OPTIONS_REQUIRED);
    }
}
