package dev.troth.trust.brief;

import dev.troth.ledger.Fact;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Sentence of a brief. */
@Description("Sentence of a brief, with the facts that it rests on.")
public final class BriefSentence {
    private final BriefTopic about;
    private final String words;
    private final boolean computed;
    // The name differs from the field of the schema, which is contributed by the package that shows facts.
    private final Supplier<List<Fact>> basis;

    private BriefSentence(BriefTopic about, String words, boolean computed, Supplier<List<Fact>> basis) {
        this.about = about;
        this.words = words;
        this.computed = computed;
        this.basis = basis;
    }

    /** Returns a sentence that repeats facts: it is only for callers who may read all of them. */
    static BriefSentence of(BriefTopic topic, String text, List<Fact> facts) {
        return new BriefSentence(topic, text, false, () -> facts);
    }

    /** Returns a sentence about a score, which is the same for every caller. */
    static BriefSentence computed(BriefTopic topic, String text, Supplier<List<Fact>> facts) {
        return new BriefSentence(topic, text, true, facts);
    }

    /** Returns the facts that the sentence repeats; none for one about a score. */
    @Ignore
    List<Fact> repeated() {
        return computed ? List.of() : basis.get();
    }

    /** Returns the facts that the sentence rests on, most important first. */
    @Ignore
    public List<Fact> basis() {
        return basis.get();
    }

    @NonNull
    @Description("Topic.")
    public BriefTopic getTopic() {
        return about;
    }

    @NonNull
    @Description("Text in plain English: a sentence, or the words of the driver or action that it repeats.")
    public String getText() {
        return words;
    }
}
