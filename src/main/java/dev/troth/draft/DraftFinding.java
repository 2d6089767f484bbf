package dev.troth.draft;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Something that a writer should look at before sending a text. */
@Description("Finding of a draft check. Codes are stable; messages are for people and may change.")
public record DraftFinding(
        @Description(
                "Stable code. BLOCKING: COOLDOWN_ACTIVE, MAIN_ISSUE_REQUIRED, OPTIONS_REQUIRED. ADVICE: TONE_BLAME,"
                        + " TONE_SARCASM, TONE_HALF_APOLOGY, TONE_I_TOLD_YOU_SO, TONE_ANGER, NO_ASK, SEVERAL_ASKS,"
                        + " NO_OWNER, NO_DATE, DATE_AMBIGUOUS, DUE_PASSED, URGENCY_MISMATCH, DIFFERS_FROM_AGREED,"
                        + " LANGUAGE_NOT_JUDGED.")
        @NonNull
        String code,

        @Description("Whether it blocks the text or is advice.") @NonNull
        DraftFindingKind kind,

        @Description("Description for people.") @NonNull String message,

        @Description("Suggestion for people.") @NonNull String suggestion,

        @Description("Probability that a careful reader would agree, 0 to 1. 1 for findings that do not depend on the"
                + " wording.")
        double confidence,

        @Description("Words that the finding is about. Empty if it is about missing words.") @NonNull
        List<@NonNull Passage> passages) {

    static DraftFinding blocking(String code, String message, String suggestion) {
        return new DraftFinding(code, DraftFindingKind.BLOCKING, message, suggestion, 1, List.of());
    }

    static DraftFinding advice(
            String code, double confidence, List<Passage> passages, String message, String suggestion) {
        return new DraftFinding(code, DraftFindingKind.ADVICE, message, suggestion, confidence, List.copyOf(passages));
    }
}
