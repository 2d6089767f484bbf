package dev.troth.draft;

import dev.troth.draft.Rules.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the tones of a text. */
final class Tones {
    private static final List<String> HURTFUL = List.of("BLAME", "SARCASM", "HALF_APOLOGY", "I_TOLD_YOU_SO", "ANGER");
    private static final double SHOUTING = 0.85;
    private static final double MARKS = 0.65;
    private static final double PART_APOLOGY = 0.7;
    private static final int SHOUTED = 3;

    /** Probability from which the model reports a sentence in which no phrase was found. */
    static final double LIKELY = 0.7;

    /** Probability below which the model overrules a phrase that is not sure. */
    private static final double UNLIKELY = 0.1;

    private static final double SURE = 0.8;

    /** Share of the weights for a tone that the words of a finding carry. */
    private static final double REASON = 0.8;

    /** Maximum number of places; more would not be read. */
    private static final int MOST = 100;

    /**
     * Tone that was found.
     *
     * @param code name of the tone
     * @param first position of its first word
     * @param end position after its last word
     */
    record ToneHit(String code, double confidence, int first, int end, String language) {}

    private Tones() {}

    /** Returns the tones of a text with their words, in the order of the text: one for each place and tone. */
    static List<ToneHit> find(Text text) {
        return find(text, Languages.model());
    }

    static List<ToneHit> find(Text text, ToneModel model) {
        List<ToneHit> hits = new ArrayList<>();
        String language = Languages.detector().of(text);
        for (Text.Sentence sentence : text.sentences()) {
            String own = Languages.detector().of(text, sentence.first(), sentence.end());
            String spoken = Languages.isJudged(own) ? own : language;
            Rules rules = Languages.rules().get(spoken);
            if (rules != null && hits.size() < MOST) {
                find(rules, model, spoken, text, sentence, hits);
            }
        }
        apologies(text, hits);
        hits.sort(Comparator.comparingInt(ToneHit::first).thenComparing(ToneHit::code));
        boolean sarcastic = hits.stream().anyMatch(hit -> hit.code().equals("SARCASM"));
        if (sarcastic) {
            hits.removeIf(hit -> hit.code().equals("POSITIVE"));
        }
        return hits;
    }

    private static void find(
            Rules rules, ToneModel model, String language, Text text, Text.Sentence sentence, List<ToneHit> hits) {
        for (String code : HURTFUL) {
            best(rules.find(code, text, sentence))
                    .forEach(hit ->
                            hits.add(new ToneHit(code, hit.rule().confidence(), hit.first(), hit.end(), language)));
        }
        weigh(model, language, text, sentence, hits);
        boolean hurtful = hits.stream().anyMatch(hit -> sentence.contains(hit.first()));
        boolean positive = !rules.find("POSITIVE", text, sentence).isEmpty();
        shouting(rules, language, text, sentence, hits);
        if (sentence.mark().length() > 1
                && isExcited(sentence.mark())
                && (hurtful || (!positive && addresses(text, sentence)))) {
            hits.add(new ToneHit("ANGER", MARKS, sentence.end() - 1, sentence.end(), language));
        }
        rules.find("POSITIVE", text, sentence).stream()
                .limit(1)
                .forEach(hit ->
                        hits.add(new ToneHit("POSITIVE", hit.rule().confidence(), hit.first(), hit.end(), language)));
    }

    /**
     * Lets the model judge a sentence: it adds the tone that no phrase found, and drops unsure phrases that it
     * takes for decent.
     */
    private static void weigh(ToneModel model, String language, Text text, Text.Sentence sentence, List<ToneHit> hits) {
        Map<String, List<Cues.Span>> cues = Cues.of(text, sentence, language);
        double[] shares = model.probabilities(cues.keySet());
        double hurtful = 0;
        int most = 0;
        for (int i = 0; i < shares.length; i++) {
            hurtful += shares[i];
            most = shares[i] > shares[most] ? i : most;
        }
        if (hurtful < UNLIKELY) {
            hits.removeIf(hit -> sentence.contains(hit.first()) && hit.confidence() < SURE);
        } else if (hurtful >= LIKELY && hits.stream().noneMatch(hit -> sentence.contains(hit.first()))) {
            Cues.Span reason = model.reason(cues, most, sentence, REASON);
            if (!text.isQuoted(reason.first(), reason.end())) {
                hits.add(new ToneHit(ToneModel.TONES.get(most), hurtful, reason.first(), reason.end(), language));
            }
        }
    }

    /** Returns the surest of the hits that overlap, so that one place is reported once. */
    private static List<Hit> best(List<Hit> hits) {
        List<Hit> sorted = new ArrayList<>(hits);
        sorted.sort(Comparator.comparingDouble((Hit hit) -> -hit.rule().confidence())
                .thenComparingInt(Hit::first)
                .thenComparingInt(hit -> -hit.end()));
        List<Hit> kept = new ArrayList<>();
        for (Hit hit : sorted) {
            if (kept.size() < 10 && kept.stream().noneMatch(hit::overlaps)) {
                kept.add(hit);
            }
        }
        return kept;
    }

    private static boolean isExcited(String mark) {
        return (mark.indexOf('!') >= 0 && mark.length() > 1) || mark.startsWith("??");
    }

    /** Returns whether a sentence speaks to or about the reader, or denies something. */
    private static boolean addresses(Text text, Text.Sentence sentence) {
        Set<String> words = WordSet.of(
                "you your not never now me why again sie ihr ihre du nicht nie jetzt sofort endlich immediately "
                        + "finally answer stop wieder warum");
        for (int i = sentence.first(); i < sentence.end(); i++) {
            if (words.contains(text.words().get(i).word())) {
                return true;
            }
        }
        return false;
    }

    /** Finds ordinary words in capitals. Acronyms are not ordinary words, and headings have no pronouns or verbs. */
    private static void shouting(Rules rules, String language, Text text, Text.Sentence sentence, List<ToneHit> hits) {
        int first = -1;
        int last = -1;
        int ordinary = 0;
        int adjacent = 0;
        int run = 0;
        for (int i = sentence.first(); i < sentence.end(); i++) {
            Token token = text.words().get(i);
            boolean shouted = token.upper() && rules.isOrdinary(token.word());
            if (shouted) {
                first = first < 0 ? i : first;
                last = i;
                ordinary++;
            }
            run = shouted ? run + 1 : 0;
            adjacent = Math.max(adjacent, run);
        }
        if (adjacent >= 2 || ordinary >= SHOUTED) {
            hits.add(new ToneHit("ANGER", SHOUTING, first, last + 1, language));
        }
    }

    /** An apology beside blame, or beside "I told you so", is half an apology. */
    private static void apologies(Text text, List<ToneHit> hits) {
        boolean spoiled = hits.stream()
                .anyMatch(hit -> hit.code().equals("BLAME") || hit.code().equals("I_TOLD_YOU_SO"));
        boolean found = hits.stream().anyMatch(hit -> hit.code().equals("HALF_APOLOGY"));
        if (!spoiled || found) {
            return;
        }
        for (Text.Sentence sentence : text.sentences()) {
            for (Rules rules : Languages.rules().values()) {
                List<Hit> apologies = best(rules.find("APOLOGY", text, sentence));
                if (!apologies.isEmpty()) {
                    Hit hit = apologies.getFirst();
                    hits.add(new ToneHit("HALF_APOLOGY", PART_APOLOGY, hit.first(), hit.end(), Language.ENGLISH));
                    return;
                }
            }
        }
    }
}
