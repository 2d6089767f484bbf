package dev.troth.draft;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Result of checking a draft. Pure function of the text and its metadata (S1 L16, S3 L27, S4 L20). */
@Description("Result of checking a draft. Nothing is stored.")
public record DraftCheck(
        @Description("Summary.") @NonNull DraftVerdict verdict,

        @Description("Whether a finding is blocking. The tone never blocks a text.")
        boolean blocked,

        @Description(
                "Language of the text as a BCP 47 code, `und` if it is unknown. Tone, ask, owner and date are judged"
                        + " in English (`en`) and German (`de`) only.")
        @NonNull
        String language,

        @Description("Findings, blocking ones first.") @NonNull
        List<@NonNull DraftFinding> findings,

        @Description("Tones found in the text. Null if the language cannot be judged.") @Nullable
        List<@NonNull Tone> tones,

        @Description("Requests and questions found in the text.") @NonNull
        List<@NonNull DraftAsk> asks,

        @Description("Dates and times found in the text.") @NonNull
        List<@NonNull DraftDate> dates,

        @Description(
                "Words that name the person who is to act, such as \"Tara\" or \"could you\". Null if there are none.")
        @Nullable
        Passage owner,

        @Description(
                "Commitments of ours that the text states. Record them with makeCommitment; every commitment counts.")
        @NonNull
        List<@NonNull Passage> commitments,

        @Description(
                "Due time of the ask: the one of the input, else the one found in the text. Null if there is none.")
        @Nullable
        Instant dueAt,

        @Description("Time until which a reply to a heated issue should wait. Null if it does not have to wait.")
        @Nullable
        Instant heldUntil,

        @Description(
                "Share of the agreed words, numbers and dates that are missing or denied, 0 to 1. Words of the same"
                        + " stem or meaning are the same. Null if no text was agreed, or if a language cannot be judged.")
        @Nullable
        Double deviation) {

    static DraftCheck of(MessageDraft draft, Instant now) {
        return new DraftChecker(draft, now).check();
    }

    /**
     * Returns the share of one text that is missing or denied in the other, 0 to 1; null if a language cannot be
     * judged.
     */
    public static @Nullable Double deviation(String agreed, String sent) {
        return isComparable(agreed) && isComparable(sent)
                ? Double.valueOf(Deviation.of(agreed, sent, Instant.EPOCH, ZoneOffset.UTC)
                        .share())
                : null;
    }

    /** Returns whether the language of a text is known to the rules, or too short to tell. */
    static boolean isComparable(String text) {
        String language = Languages.detector().of(new Text(text));
        return Languages.isJudged(language) || language.equals(Language.UNKNOWN);
    }

    /** Summary of a draft check. */
    @Description("Summary of a draft check. No value approves a text: a check can miss something.")
    public enum DraftVerdict {
        @Description("At least one finding is blocking.")
        BLOCKED,
        @Description("Most of the text is in a language without rules: tone, ask, owner and date were not judged.")
        CANNOT_JUDGE,
        @Description("There is advice, and nothing blocks the text.")
        ADVICE,
        @Description("Nothing was found.")
        NOTHING_FOUND
    }

    /** Request or question to the reader. */
    @Description(
            "Request or question to the reader. Closing phrases, such as \"let me know if you have questions\", are left"
                    + " out.")
    public record DraftAsk(
            @Description("Words.") @NonNull Passage passage,

            @Description("Whether it only asks for an answer, not for an action.")
            boolean question,

            @Description("Whether it names the person who is to act; \"you\" and imperatives name the reader.")
            boolean addressed) {}

    /** Date or time in a text. */
    @Description("Date or time that the text names, resolved against the time of the request and the time zone.")
    public record DraftDate(
            @Description("Words.") @NonNull Passage passage,

            @Description("First moment of the named time. Equal to `until` for a point in time.") @NonNull
            Instant from,

            @Description("Last moment of the named time: \"by Friday\" lasts until the end of Friday.") @NonNull
            Instant until,

            @Description("Whether the words set a deadline, such as \"by Friday\" or \"innerhalb von zwei Tagen\".")
            boolean deadline,

            @Description(
                    "Last moment of the other possible reading: 12/05/2026 is 12 May or 5 December. Null if there is one "
                            + "reading only.")
            @Nullable
            Instant otherUntil) {}

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

            @Description(
                    "Probability that a careful reader would agree, 0 to 1. 1 for findings that do not depend on the"
                            + " wording.")
            double confidence,

            @Description("Words that the finding is about. Empty if it is about missing words.") @NonNull
            List<@NonNull Passage> passages) {

        static DraftFinding blocking(String code, String message, String suggestion) {
            return new DraftFinding(code, DraftFindingKind.BLOCKING, message, suggestion, 1, List.of());
        }

        static DraftFinding advice(
                String code, double confidence, List<Passage> passages, String message, String suggestion) {
            return new DraftFinding(
                    code, DraftFindingKind.ADVICE, message, suggestion, confidence, List.copyOf(passages));
        }
    }

    /** Weight of a finding. */
    @Description("Weight of a finding of a draft check.")
    public enum DraftFindingKind {
        @Description(
                "The text must not be sent like this: it has to wait, lacks options, or does not name the main issue.")
        BLOCKING,
        @Description("Advice on tone, ask, owner, date, urgency or agreement. The writer decides.")
        ADVICE
    }
}
