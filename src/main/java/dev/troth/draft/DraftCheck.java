package dev.troth.draft;

import dev.troth.platform.Finding;
import dev.troth.platform.InWords;
import dev.troth.platform.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Result of checking a draft. Pure function of the text and its metadata (S1 L16, S3 L27, S4 L20). */
@Description("Result of checking a draft. Nothing is stored.")
public record DraftCheck(
        @Description("Whether the text can be sent: it is clear, has no hurtful tone and does not have to wait.")
        boolean sendable,

        @Description("Faults found. Codes: NO_ASK, SEVERAL_ASKS, NO_OWNER, NO_DATE, URGENCY_MISMATCH, TONE_BLAME, "
                + "TONE_SARCASM, TONE_HALF_APOLOGY, TONE_I_TOLD_YOU_SO, TONE_ANGER, COMMITMENT_STATED, "
                + "DIFFERS_FROM_AGREED, COOLDOWN_ACTIVE, MAIN_ISSUE_REQUIRED, OPTIONS_REQUIRED.")
        @NonNull
        List<@NonNull Finding> findings,

        @Description("Tones found in the text.") @NonNull List<@NonNull Tone> tones,

        @Description("Time until which a reply to a heated issue should wait. Null if it does not have to wait.")
        @Nullable
        Instant heldUntil,

        @Description("Share of the agreed words that are missing, 0 to 1. Null if no text was agreed.") @Nullable
        Double deviation) {

    /** Findings that do not prevent sending. */
    private static final Set<String> ADVICE = Set.of("COMMITMENT_STATED");

    private static final double MUCH = 0.5;
    private static final int ENOUGH_OPTIONS = 2;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private static final Pattern ASK = Pattern.compile(
            "\\?|\\bplease\\b|\\b(could|can|would|will) you\\b|\\blet (me|us) know\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.?!])\\s+|\\n+");
    private static final Pattern OWNER = Pattern.compile(
            "\\b(you|i|we|i'll|we'll|your team|our team)\\b|\\b\\p{Lu}\\p{Ll}+ (will|to)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE = Pattern.compile(
            "\\b(today|tonight|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|eod|end of (the )?"
                    + "(day|week|month|quarter))\\b|\\b\\d{1,2}[:.]\\d{2}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b"
                    + "|\\b\\d{1,2}(st|nd|rd|th)?\\.? (of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
                    + "|\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \\d{1,2}\\b"
                    + "|\\bin (\\d+|a|one|two|three|ten) (minute|hour|day|week|month)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern URGENT =
            Pattern.compile("\\b(urgent(ly)?|asap|immediately|right away|at once)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMISE = Pattern.compile(
            "\\b(i|we)('ll| will)\\b(?! not)(?! be (glad|happy))|\\b(i|we) promise\\b", Pattern.CASE_INSENSITIVE);

    static DraftCheck of(Draft draft, Instant now) {
        List<Finding> findings = new ArrayList<>();
        clear(draft, findings);
        urgency(draft, now, findings);
        Set<Tone> tones = Tone.of(draft.text());
        tones.stream()
                .filter(Tone::hurts)
                .forEach(tone -> findings.add(
                        Finding.of("TONE_" + tone.name(), "The text contains %s. Maybe leave it out?", tone.words())));
        if (PROMISE.matcher(draft.text().replace('\u2019', '\'')).find()) {
            findings.add(Finding.of(
                    "COMMITMENT_STATED",
                    "The text makes a commitment. Record it with makeCommitment; every commitment counts."));
        }
        Double deviation = deviation(draft);
        if (deviation != null && deviation > MUCH) {
            findings.add(Finding.by(
                    deviation,
                    "DIFFERS_FROM_AGREED",
                    "More than half of the agreed words are missing. Maybe agree on the text again?"));
        }
        Instant heldUntil = reply(draft, now, findings);
        boolean sendable = findings.stream().allMatch(finding -> ADVICE.contains(finding.code()));
        return new DraftCheck(sendable, List.copyOf(findings), List.copyOf(tones), heldUntil, deviation);
    }

    private static void clear(Draft draft, List<Finding> findings) {
        long asks = Arrays.stream(SENTENCE.split(draft.text()))
                .filter(sentence -> ASK.matcher(sentence).find())
                .count();
        if (asks == 0) {
            findings.add(Finding.of(
                    "NO_ASK", "The text does not ask for anything. Say what you would like the reader to do."));
        } else if (asks > 1) {
            findings.add(Finding.by(
                    asks,
                    "SEVERAL_ASKS",
                    "The text asks for %d things. One clear question gets an answer sooner.",
                    asks));
        }
        if (draft.owner() == null && !OWNER.matcher(draft.text()).find()) {
            findings.add(Finding.of("NO_OWNER", "The text does not name the person who is to act."));
        }
        if (draft.dueAt() == null && !DATE.matcher(draft.text()).find()) {
            findings.add(Finding.of("NO_DATE", "The text does not contain a due date."));
        }
    }

    private static void urgency(Draft draft, Instant now, List<Finding> findings) {
        if (draft.dueAt() == null) {
            return;
        }
        Duration left = Duration.between(now, draft.dueAt());
        boolean urgent =
                draft.urgency() == Urgency.HIGH || URGENT.matcher(draft.text()).find();
        if (urgent && left.compareTo(WEEK) > 0) {
            findings.add(Finding.by(
                    left.toDays(),
                    "URGENCY_MISMATCH",
                    "The text is marked urgent, but %d days are left.",
                    left.toDays()));
        } else if (!urgent && left.compareTo(DAY) < 0) {
            findings.add(Finding.of(
                    "URGENCY_MISMATCH", "Less than a day is left, but the text does not say that it is urgent."));
        }
    }

    private static @Nullable Instant reply(Draft draft, Instant now, List<Finding> findings) {
        Draft.Reply reply = draft.reply();
        if (reply == null || !reply.heated()) {
            return null;
        }
        boolean held = now.isBefore(reply.heldUntil());
        if (held) {
            findings.add(Finding.of(
                    "COOLDOWN_ACTIVE",
                    "The issue is heated: wait until %s, and work on a solution meanwhile.",
                    InWords.time(reply.heldUntil())));
        }
        if (reply.mainIssue() == null) {
            findings.add(Finding.of("MAIN_ISSUE_REQUIRED", "Name the exact main issue."));
        }
        if (reply.options().size() < ENOUGH_OPTIONS) {
            findings.add(Finding.by(
                    ENOUGH_OPTIONS - reply.options().size(),
                    "OPTIONS_REQUIRED",
                    "Offer at least two options; the draft has %d.",
                    reply.options().size()));
        }
        return held ? reply.heldUntil() : null;
    }

    /** Returns the share of the agreed words that are missing; null if no text was agreed. */
    private static @Nullable Double deviation(Draft draft) {
        return draft.agreed() == null ? null : deviation(draft.agreed(), draft.text());
    }

    /** Returns the share of words with at least four letters of one text that are missing in the other, 0 to 1. */
    public static double deviation(String agreed, String sent) {
        Set<String> wanted = words(agreed);
        if (wanted.isEmpty()) {
            return 0;
        }
        Set<String> there = words(sent);
        return (double) wanted.stream().filter(word -> !there.contains(word)).count() / wanted.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
        words.removeIf(word -> word.length() < 4);
        return words;
    }
}
