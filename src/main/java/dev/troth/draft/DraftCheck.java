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
     * Returns the share of one text that is missing or denied in the other, 0 to 1; null if a language cannot be judged.
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
}
