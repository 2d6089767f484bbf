package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.platform.common.Finding;
import dev.troth.platform.common.Urgency;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text before it is sent. */
class DraftCheckTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private static DraftCheck check(String text) {
        return check(text, null, null);
    }

    private static DraftCheck check(String text, @Nullable Instant dueAt, @Nullable Urgency urgency) {
        return DraftCheck.of(new MessageDraft(text, null, dueAt, urgency, null, null), NOW);
    }

    private static List<String> codes(DraftCheck check) {
        return check.findings().stream().map(Finding::code).toList();
    }

    @Test
    void clearTextHasOneAskAnOwnerAndADate() {
        DraftCheck check = check("Thank you for the plan. Could you confirm the dock by Friday 14:00?");
        assertThat(check.findings()).isEmpty();
        assertThat(check.sendable()).isTrue();
        assertThat(check.tones()).containsExactly(Tone.POSITIVE);
    }

    @Test
    void missingAskOwnerAndDateAreReported() {
        assertThat(codes(check("The dock."))).containsExactlyInAnyOrder("NO_ASK", "NO_OWNER", "NO_DATE");
        assertThat(codes(check("Could you send the plan by Friday? And could you confirm the dock by Monday?")))
                .containsExactly("SEVERAL_ASKS");
    }

    @Test
    void urgencyIsComparedWithTheDate() {
        assertThat(codes(check("Could you do it asap?", Instant.parse("2026-04-02T10:00:00Z"), null)))
                .containsExactly("URGENCY_MISMATCH");
        assertThat(codes(check("Could you do it?", Instant.parse("2026-03-02T15:00:00Z"), null)))
                .containsExactly("URGENCY_MISMATCH");
        assertThat(codes(check("Could you do it?", Instant.parse("2026-03-02T15:00:00Z"), Urgency.HIGH)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BLAME         | This is your own fault, could you fix it by Friday?",
                "BLAME         | You should have called us, could you do it by Friday?",
                "SARCASM       | Thanks for nothing. Could you answer by Friday?",
                "HALF_APOLOGY  | We are sorry if you were bothered. Could you answer by Friday?",
                "HALF_APOLOGY  | I\u2019m sorry but the plan was clear. Could you answer by Friday?",
                "I_TOLD_YOU_SO | As I already said, it is not in the price. Could you confirm by Friday?",
                "ANGER         | This is ridiculous!! Could you answer by Friday?",
                "ANGER         | PLEASE answer THIS BY Friday, COULD you?"
            })
    void hurtfulWordsAreReported(Tone tone, String text) {
        DraftCheck check = check(text);
        assertThat(check.tones()).contains(tone);
        assertThat(codes(check)).contains("TONE_" + tone);
        assertThat(check.sendable()).isFalse();
    }

    @Test
    void honestApologyIsNotAHalfApology() {
        assertThat(check("We are sorry. The mistake was ours. Could you tell us by Friday which day suits you?")
                        .tones())
                .doesNotContain(Tone.HALF_APOLOGY);
    }

    @Test
    void commitmentInTheTextIsReportedWithoutBlocking() {
        DraftCheck check = check("I'll call you in ten minutes. Could you stay at your desk?");
        assertThat(codes(check)).containsExactly("COMMITMENT_STATED");
        assertThat(check.sendable()).isTrue();
    }

    @Test
    void heatedReplyNeedsHalfAnHourAMainIssueAndOptions() {
        MessageDraft.Reply early = new MessageDraft.Reply("i", true, NOW.plusSeconds(60), null, List.of("A refund"));
        DraftCheck check =
                DraftCheck.of(new MessageDraft("Could you choose by noon?", null, null, null, null, early), NOW);
        assertThat(codes(check)).containsExactly("COOLDOWN_ACTIVE", "MAIN_ISSUE_REQUIRED", "OPTIONS_REQUIRED");
        assertThat(check.heldUntil()).isEqualTo(NOW.plusSeconds(60));
        MessageDraft.Reply ready =
                new MessageDraft.Reply("i", true, NOW, "The sorter stops", List.of("A refund", "A loan unit"));
        assertThat(DraftCheck.of(new MessageDraft("Could you choose by noon?", null, null, null, null, ready), NOW)
                        .sendable())
                .isTrue();
        MessageDraft.Reply calm = new MessageDraft.Reply("i", false, NOW, null, List.of());
        assertThat(DraftCheck.of(new MessageDraft("Could you choose by noon?", null, null, null, null, calm), NOW)
                        .sendable())
                .isTrue();
    }

    @Test
    void sentTextIsComparedWithTheAgreedOne() {
        assertThat(DraftCheck.deviation("Offer a refund or a loan unit", "We offer you a refund, or a loan unit."))
                .isZero();
        assertThat(DraftCheck.deviation("Offer a refund or a loan unit", "As I said, read the manual."))
                .isEqualTo(1);
    }
}
