package dev.troth.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.draft.DraftCheck.DraftFinding;
import dev.troth.draft.DraftCheck.DraftFindingKind;
import dev.troth.draft.DraftCheck.DraftVerdict;
import dev.troth.platform.common.Urgency;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text before it is sent. The time is Monday, 30 November 2026, ten o'clock in Berlin. */
class DraftCheckTest {
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static DraftCheck check(String text) {
        return check(text, null, null);
    }

    private static DraftCheck check(String text, @Nullable Instant dueAt, @Nullable Urgency urgency) {
        return DraftCheck.of(new MessageDraft(text, null, dueAt, urgency, BERLIN, null, null), NOW);
    }

    private static DraftCheck reply(String text, Instant heldUntil, @Nullable String mainIssue, List<String> options) {
        MessageDraft.Reply reply = new MessageDraft.Reply("i", true, heldUntil, mainIssue, options);
        return DraftCheck.of(new MessageDraft(text, null, null, null, BERLIN, null, reply), NOW);
    }

    private static DraftCheck agreed(String agreed, String text) {
        return DraftCheck.of(new MessageDraft(text, null, null, null, BERLIN, agreed, null), NOW);
    }

    private static List<String> codes(DraftCheck check) {
        return check.findings().stream().map(DraftFinding::code).toList();
    }

    @Test
    void clearTextHasNoFinding() {
        DraftCheck check = check("Thank you for the plan. Could you confirm the dock by Friday 14:00?");
        assertThat(check.findings()).isEmpty();
        assertThat(check.verdict()).isEqualTo(DraftVerdict.NOTHING_FOUND);
        assertThat(check.tones()).containsExactly(Tone.POSITIVE);
        assertThat(check.language()).isEqualTo("en");
        // Friday is 4 December; 14:00 in Berlin is 13:00 UTC.
        assertThat(check.dueAt()).isEqualTo("2026-12-04T13:00:00Z");
        assertThat(check.owner()).isEqualTo(new Passage("Could you confirm", 24, 17));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ANGER         | You never answer. Why are you ignoring us? Answer by Monday.",
                "ANGER         | You never answer.",
                "ANGER         | Why are you ignoring us?",
                "ANGER         | I'm frustrated with this. Call me by Monday please.",
                "ANGER         | I am really annoyed that nobody returned my calls.",
                "ANGER         | WHY DO YOU KEEP ASKING?",
                "ANGER         | This is ridiculous!! Could you answer by Friday?",
                "ANGER         | PLEASE answer THIS BY Friday, COULD you?",
                "I_TOLD_YOU_SO | Hi Tara, I'm sorry you had trouble. I did say last week that the pallets might slip"
                        + " if the order came in after Wednesday, and it did. That said, I want to make it right. Can you"
                        + " live with Friday?",
                "HALF_APOLOGY  | Hi Tara, I'm sorry you had trouble. I did say last week that the pallets might slip"
                        + " if the order came in after Wednesday, and it did. That said, I want to make it right. Can you"
                        + " live with Friday?",
                "HALF_APOLOGY  | I'm sorry, but this is not our problem. Your team didn't send the data. Please resend"
                        + " it by Friday.",
                "BLAME         | I'm sorry, but this is not our problem. Your team didn't send the data. Please resend"
                        + " it by Friday.",
                "BLAME         | Your team didn\u2019t send the data.",
                "BLAME         | You screwed up the order form. Could you redo it by Friday?",
                "BLAME         | It's not our fault that you ordered the wrong size",
                "I_TOLD_YOU_SO | I already explained this twice. Please stop calling",
                "BLAME         | Unlike our other customers you never pay on time",
                "HALF_APOLOGY  | I apologize, but you signed the terms",
                "HALF_APOLOGY  | I am sorry that you are unhappy",
                "HALF_APOLOGY  | We are sorry you feel that way, but rules are rules.",
                "I_TOLD_YOU_SO | With all due respect, had you checked the manual you would have known",
                "SARCASM       | Sure, because obviously we have nothing better to do",
                "SARCASM       | Thanks for nothing. Could you answer by Friday?",
                "BLAME         | This is your own fault, could you fix it by Friday?",
                "BLAME         | You should have called us, could you do it by Friday?",
                "BLAME         | Das ist nicht unser Problem.",
                "HALF_APOLOGY  | Es tut uns leid, aber Sie haben das so bestellt.",
                "I_TOLD_YOU_SO | Ich habe es Ihnen doch gesagt.",
                "ANGER         | Ihr meldet euch nie, das ist eine Frechheit!",
                "SARCASM       | Schön, dass du dich auch mal meldest."
            })
    void hurtfulWordsAreReported(Tone tone, String text) {
        DraftCheck check = check(text);
        assertThat(check.tones()).contains(tone);
        assertThat(check.findings())
                .filteredOn(finding -> finding.code().equals("TONE_" + tone))
                .isNotEmpty()
                .allSatisfy(finding -> {
                    assertThat(finding.kind()).isEqualTo(DraftFindingKind.ADVICE);
                    assertThat(finding.confidence()).isBetween(0.5, 1.0);
                    assertThat(finding.suggestion()).isNotBlank();
                    assertThat(finding.passages())
                            .hasSize(1)
                            .allSatisfy(passage -> assertThat(text)
                                    .startsWith(text.substring(0, passage.start()) + passage.text())
                                    .hasSizeGreaterThanOrEqualTo(passage.start() + passage.length()));
                });
        assertThat(check.blocked()).isFalse();
        assertThat(check.verdict()).isEqualTo(DraftVerdict.ADVICE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I understand your problem. Could you send the log by Monday?",
                "You should have received our parcel yesterday.",
                "I'm sorry but we cannot. We're happy to offer Tuesday.",
                "Please confirm by Monday.",
                "Could you confirm by 5 pm?",
                "Could you confirm by next week?",
                "Could you confirm within two days?",
                "This is not urgent. Could you send it by 8 December?",
                "Please send the CSRD export as JSON via SFTP by 14 December.",
                "URGENT FAQ, PDF, SLA and ERP of the GmbH: please send the API key by Friday.",
                "We solved your problem with the label printer. Can you confirm by tomorrow noon?",
                "You should have received our invoice on Monday. Could you check until Friday?",
                "As I mentioned on the phone, here is the link. Could you sign by Friday?",
                "What happened is unacceptable, and it was entirely our fault. We will send a new unit today.",
                "Good news: your order ships today!! Please tell me by Friday where to deliver.",
                "How many times a week should we call? Please tell me by Friday.",
                "Please send the drawings by Friday. Please let me know if you have any questions.",
                "How are you? Could you send the drawings by Friday?",
                "Could you send the drawings by next week?",
                "Could you send the drawings by 5 pm?",
                "Could you send the drawings within 48 hours?",
                "Could you send the drawings by 15/12/2026?",
                "Could you send the drawings by the 15th?",
                "Could you send the drawings this afternoon?",
                "Could you send the drawings in four weeks?",
                "Thank you very much for the visit.",
                "Bitte schicken Sie uns die Unterlagen bis Freitag.",
                "Können Sie mir die Pläne bis 17 Uhr schicken?",
                "Bitte schicken Sie uns die Pläne nächste Woche.",
                "Bitte antworten Sie innerhalb von 48 Stunden.",
                "Bitte zahlen Sie bis zum 15.12.2026.",
                "Kannst du das bis Ende der Woche prüfen?",
                "Vielen Dank für den Besuch!",
                "It isn\u2019t your fault; the form is confusing.",
                "Our carrier wrote \"this is your own fault\" to us, which was wrong. We are sorry."
            })
    void decentTextHasNoFinding(String text) {
        assertThat(check(text).findings()).isEmpty();
    }

    @Test
    void missingAskOwnerAndDateAreReported() {
        assertThat(codes(check("The signed contract is still missing."))).containsExactly("NO_ASK");
        assertThat(codes(check("Somebody should send the plan."))).containsExactly("NO_OWNER", "NO_DATE");
        assertThat(codes(check("Could you send the plan?"))).containsExactly("NO_DATE");
        assertThat(codes(check("Could you send the plan by Friday? And could you confirm the dock by Monday?")))
                .containsExactly("SEVERAL_ASKS");
    }

    @Test
    void thingsJoinedByAndAreCounted() {
        assertThat(check("Can you send A and B and C?").asks())
                .extracting(ask -> ask.passage().text())
                .containsExactly("Can you send A", "B", "C");
        assertThat(check("Could you send the log and a photo by Friday?").asks())
                .hasSize(1);
        assertThat(check("Could you sign the form and call me by Friday?").asks())
                .hasSize(2);
    }

    @Test
    void ambiguousDateIsReportedWithBothReadings() {
        DraftCheck check = check("Could you confirm by 12/05/2026?");
        // 12 May 2026 is over, so 5 December is the first reading.
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DATE_AMBIGUOUS");
            assertThat(finding.message()).isEqualTo("\"by 12/05/2026\" can be 5 December 2026 or 12 May 2026.");
        });
        assertThat(check.dueAt()).isEqualTo("2026-12-05T22:59:59Z");
    }

    @Test
    void urgencyFitsTheDueTime() {
        assertThat(codes(check("Could you do it asap?", Instant.parse("2026-12-31T10:00:00Z"), null)))
                .containsExactly("URGENCY_MISMATCH");
        assertThat(codes(check("Could you do it?", Instant.parse("2026-11-30T15:00:00Z"), null)))
                .containsExactly("URGENCY_MISMATCH");
        assertThat(codes(check("Could you do it?", Instant.parse("2026-11-30T15:00:00Z"), Urgency.HIGH)))
                .isEmpty();
        assertThat(codes(check("Urgent! Please confirm by 31 December 2027."))).containsExactly("URGENCY_MISMATCH");
        assertThat(codes(check("Could you do it?", Instant.parse("2026-12-08T09:00:00Z"), Urgency.LOW)))
                .isEmpty();
    }

    @Test
    void dueTimeInThePastIsNotLessThanADayLeft() {
        DraftCheck check = check("Could you do it?", Instant.parse("2026-11-28T09:00:00Z"), null);
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DUE_PASSED");
            assertThat(finding.message()).isEqualTo("The due time has already passed, 28 Nov 2026 09:00 UTC.");
        });
    }

    @Test
    void commitmentIsReportedAndIsNotAFault() {
        DraftCheck check = check("I'll call you in ten minutes.");
        assertThat(check.commitments()).containsExactly(new Passage("I'll call you in ten minutes", 0, 28));
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void replyToHeatedIssueIsBlockedWithoutWaitMainIssueAndOptions() {
        DraftCheck check = reply("Could you choose by noon?", NOW.plusSeconds(60), null, List.of("A refund"));
        assertThat(codes(check)).containsExactly("COOLDOWN_ACTIVE", "MAIN_ISSUE_REQUIRED", "OPTIONS_REQUIRED");
        assertThat(check.findings()).allMatch(finding -> finding.kind() == DraftFindingKind.BLOCKING);
        assertThat(check.heldUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(check.blocked()).isTrue();
        assertThat(check.verdict()).isEqualTo(DraftVerdict.BLOCKED);
        assertThat(reply("Could you choose by noon?", NOW, "The sorter stops", List.of("A refund", "A loan unit"))
                        .blocked())
                .isFalse();
    }

    @Test
    void sameOptionTwiceIsOneOption() {
        assertThat(codes(reply("Could you choose by noon?", NOW, "Labels", List.of("Refund", " refund "))))
                .containsExactly("OPTIONS_REQUIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr | Pouvez-vous nous envoyer les plans avant vendredi ? Vous ne répondez jamais.",
                "es | ¿Puede enviarnos los planos antes del viernes? Gracias.",
                "ru | Могли бы вы прислать чертежи до пятницы?",
                "nl | Wij kunnen u helpen. Kunt u de tekeningen voor vrijdag sturen?",
                "it | Non rispondete mai alle nostre domande, è una vergogna per la vostra azienda.",
                "pl | Proszę wysłać rysunki do piątku. Nigdy nie odpowiadacie.",
                "zh | 请在星期五之前把图纸寄给我们。"
            })
    void otherLanguageIsNotJudged(String language, String text) {
        DraftCheck check = check(text);
        assertThat(check.language()).isEqualTo(language);
        assertThat(check.verdict()).isEqualTo(DraftVerdict.CANNOT_JUDGE);
        assertThat(codes(check)).containsExactly("LANGUAGE_NOT_JUDGED");
        assertThat(check.tones()).isNull();
    }

    @Test
    void cooldownBlocksInAnyLanguage() {
        DraftCheck check =
                reply("Nous sommes désolés pour votre problème.", NOW.plusSeconds(60), "x", List.of("a", "b"));
        assertThat(check.verdict()).isEqualTo(DraftVerdict.BLOCKED);
        assertThat(codes(check)).containsExactly("COOLDOWN_ACTIVE", "LANGUAGE_NOT_JUDGED");
    }

    @Test
    void denialIsTheOppositeOfTheAgreement() {
        DraftCheck check = agreed("We will refund the pallets by Friday", "We will not refund the pallets by Friday");
        assertThat(check.deviation()).isEqualTo(1);
        assertThat(check.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DIFFERS_FROM_AGREED");
            assertThat(finding.message()).isEqualTo("The text says the opposite of the agreed text.");
        });
        assertThat(agreed("Wir erstatten die Paletten bis Freitag", "Wir erstatten die Paletten bis Freitag nicht.")
                        .deviation())
                .isEqualTo(1);
        assertThat(agreed("We cannot refund the pallets", "We can refund the pallets.")
                        .deviation())
                .isEqualTo(1);
        assertThat(agreed("We will refund the pallets", "No problem, we'll refund the pallets.")
                        .deviation())
                .isZero();
    }

    @Test
    void paraphraseIsClose() {
        assertThat(agreed(
                                "We will refund the pallets by Friday",
                                "You'll get your money back for the pallets by Friday.")
                        .deviation())
                .isZero();
        assertThat(agreed("Offer a refund or a loan unit", "We offer you a refund, or a rental device.")
                        .deviation())
                .isZero();
        assertThat(agreed("Offer a refund or a loan unit", "As I said, read the manual.")
                        .deviation())
                .isEqualTo(1);
    }

    @Test
    void otherDateOrNumberDiffersFromTheAgreement() {
        DraftCheck check = agreed("We send 40 pallets by Friday.", "We send 40 pallets by Monday.");
        // 40 and Friday count double, send and pallets once: 2 of 6 are missing.
        assertThat(check.deviation()).isCloseTo(2.0 / 6, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(codes(check)).contains("DIFFERS_FROM_AGREED");
        assertThat(agreed("We refund 400 EUR.", "We refund 40 EUR.").findings())
                .extracting(DraftFinding::message)
                .containsExactly("The agreed text has \"400\", and this text does not.");
    }
}
