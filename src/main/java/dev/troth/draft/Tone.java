package dev.troth.draft;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.graphql.Description;

/** Tone of a text, found by patterns of English words. A text in another language has no tone. */
@Description("Tone of a text, found by patterns of English words. All except POSITIVE are better left out.")
public enum Tone {
    @Description("Blames the reader.")
    BLAME(
            "your (own )?(fault|mistake|problem)",
            "you (failed|forgot|neglected|ignored|caused|broke)",
            "you should(n't| not)? have",
            "because of you\\b",
            "you people"),
    @Description("Sarcasm: says the opposite of the intended meaning.")
    SARCASM(
            "thanks? for nothing",
            "how (nice|kind|convenient) (of|for) you",
            "as you (surely|certainly|of course) know",
            "what a surprise",
            "good luck with that",
            "great job (breaking|losing|missing)"),
    @Description("Apologises only in part.")
    HALF_APOLOGY(
            "sorry (if|but)\\b",
            "sorry (that )?you (feel|think|see)",
            "apologi[sz]e (if|but)\\b",
            "apologi[sz]e for any inconvenience",
            "mistakes were made"),
    @Description("Claims that we were right from the start.")
    I_TOLD_YOU_SO(
            "told you (so|before|already|that)",
            "as (i|we) (already |clearly |have )*(said|told|warned|explained|mentioned)",
            "(i|we) (already )?warned you",
            "if you had (only )?(listened|followed|read)",
            "per my last (e-?mail|message)"),
    @Description("Angry.")
    ANGER(
            "!{2,}",
            "\\b(ridiculous|unbelievable|outrageous|absurd|unacceptable)\\b",
            "\\b(fed up|sick of|tired of|had enough)\\b",
            "once and for all",
            "how many times"),
    @Description("Friendly and forward-looking.")
    POSITIVE(
            "\\bthank(s| you)\\b",
            "\\b(glad|happy|pleased) to\\b",
            "\\bappreciate\\b",
            "good news",
            "look(ing)? forward",
            "\\b(we|i) (will|can|have) (fix|solve|make|put|take care)");

    private static final Pattern SHOUTING = Pattern.compile("\\b\\p{Lu}{4,}\\b.*\\b\\p{Lu}{4,}\\b", Pattern.DOTALL);

    @SuppressWarnings("ImmutableEnumChecker") // The list is immutable.
    private final List<Pattern> signs;

    Tone(String... signs) {
        this.signs = List.of(signs).stream()
                .map(sign -> Pattern.compile(sign, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /** Returns all tones found in a text. */
    public static Set<Tone> of(String text) {
        String plain = text.replace('\u2019', '\'');
        Set<Tone> found = EnumSet.noneOf(Tone.class);
        for (Tone tone : values()) {
            if (tone.signs.stream().anyMatch(sign -> sign.matcher(plain).find())) {
                found.add(tone);
            }
        }
        if (SHOUTING.matcher(text).find()) {
            found.add(ANGER);
        }
        if (found.contains(SARCASM)) {
            found.remove(POSITIVE);
        }
        return found;
    }

    /** Returns whether a text is better off without this tone. */
    public boolean hurts() {
        return this != POSITIVE;
    }

    String words() {
        return this == I_TOLD_YOU_SO
                ? "I told you so"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
