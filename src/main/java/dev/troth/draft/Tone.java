package dev.troth.draft;

import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;

/** Tone of a text. */
@Description("Tone of a text in English or German. All except POSITIVE are better left out.")
public enum Tone {
    @Description("Blames the reader.")
    BLAME,
    @Description("Sarcasm: says the opposite of the intended meaning.")
    SARCASM,
    @Description("Apologises only in part.")
    HALF_APOLOGY,
    @Description("Claims that we were right from the start.")
    I_TOLD_YOU_SO,
    @Description("Angry.")
    ANGER,
    @Description("Friendly and forward-looking.")
    POSITIVE;

    /** Returns all tones found in a text. Empty for a text in a language without rules. */
    public static Set<Tone> of(String text) {
        Set<Tone> found = EnumSet.noneOf(Tone.class);
        Tones.find(new Text(text)).forEach(hit -> found.add(valueOf(hit.code())));
        return found;
    }

    /** Returns whether a text is better off without this tone. */
    public boolean hurts() {
        return this != POSITIVE;
    }

    String words() {
        return switch (this) {
            case BLAME -> "blame";
            case SARCASM -> "sarcasm";
            case HALF_APOLOGY -> "half an apology";
            case I_TOLD_YOU_SO -> "an \"I told you so\"";
            case ANGER -> "anger";
            case POSITIVE -> "friendly words";
        };
    }
}
