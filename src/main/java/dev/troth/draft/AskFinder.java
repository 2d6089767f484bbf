package dev.troth.draft;

import dev.troth.draft.DraftCheck.DraftDate;
import dev.troth.draft.Rules.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the requests and questions of a text and counts them. */
final class AskFinder {
    private static final Set<String> AND = Set.of("and", "und", "sowie", "plus");

    /** Verbs with people as objects: inviting three people is one request. */
    private static final Set<String> TOGETHER =
            WordSet.of("invite add cc include copy meet tell inform einladen informieren between zwischen");

    private static final Set<String> DETERMINERS = WordSet.of(
            "the a an your our his her their this that these those all me us my der die das den dem ein eine "
                    + "einen ihre ihren ihr deine deinen dein unsere unseren uns mir alle einem einer");

    /**
     * Ask in a sentence.
     *
     * @param first position of its first word
     * @param end position after its last word
     * @param shown position of the first word that shows it
     * @param shownEnd position after the last word that shows it
     * @param dateNeeded whether it asks for an action that needs a date
     */
    record Ask(
            Text.Sentence sentence,
            int first,
            int end,
            boolean question,
            boolean addressed,
            boolean dateNeeded,
            int shown,
            int shownEnd) {}

    private static final int MOST = 50;

    private final Text text;
    private final List<Tones.ToneHit> tones;
    private final List<DraftDate> dates;
    private final String language;

    AskFinder(Text text, String language, List<Tones.ToneHit> tones, List<DraftDate> dates) {
        this.text = text;
        this.language = language;
        this.tones = tones;
        this.dates = dates;
    }

    List<Ask> find() {
        List<Ask> asks = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            Rules rules = rules(sentence);
            if (rules != null && asks.size() < MOST) {
                find(rules, sentence, asks);
            }
        }
        return asks;
    }

    private @Nullable Rules rules(Text.Sentence sentence) {
        String own = Languages.detector().of(text, sentence.first(), sentence.end());
        return Languages.rules().get(Languages.isJudged(own) ? own : language);
    }

    private void find(Rules rules, Text.Sentence sentence, List<Ask> asks) {
        if (!rules.find("CLOSING", text, sentence).isEmpty()) {
            return;
        }
        List<Hit> requests = rules.find("ASK", text, sentence).stream()
                .filter(hit -> !isHurtful(hit.first(), hit.end()))
                .toList();
        List<Hit> impersonal = rules.find("IMPERSONAL", text, sentence).stream()
                .filter(hit -> !isHurtful(hit.first(), hit.end()))
                .toList();
        boolean wish = rules.has("ANSWER_WISH", text, sentence);
        boolean needed = !rules.has("NO_DATE_NEEDED", text, sentence);
        if (wish && !requests.isEmpty() && asks.stream().anyMatch(Ask::question)) {
            return;
        }
        if (!impersonal.isEmpty()) {
            Hit hit = impersonal.getFirst();
            asks.add(new Ask(sentence, sentence.first(), sentence.end(), false, false, needed, hit.first(), hit.end()));
        } else if (!requests.isEmpty()) {
            addAll(rules, sentence, requests.getFirst(), needed, asks);
        } else if (sentence.isQuestion() && !isHurtful(sentence.first(), sentence.end())) {
            asks.add(new Ask(
                    sentence,
                    sentence.first(),
                    sentence.end(),
                    true,
                    true,
                    false,
                    sentence.first(),
                    sentence.first() + 1));
        }
    }

    private boolean isHurtful(int first, int end) {
        return tones.stream().anyMatch(hit -> !hit.code().equals("POSITIVE") && hit.first() < end && first < hit.end());
    }

    /** Adds one ask for each action, or for each of three or more things that are asked for. */
    private void addAll(Rules rules, Text.Sentence sentence, Hit request, boolean needed, List<Ask> asks) {
        List<int[]> parts = parts(rules, sentence, request);
        for (int[] part : parts) {
            asks.add(new Ask(sentence, part[0], part[1], false, true, needed, request.first(), request.end()));
        }
    }

    private List<int[]> parts(Rules rules, Text.Sentence sentence, Hit request) {
        List<int[]> segments = segments(sentence, request);
        List<int[]> actions = new ArrayList<>();
        actions.add(segments.getFirst().clone());
        int nouns = 1;
        boolean infinitive = endsWithInfinitive(segments.getFirst());
        int infinitives = infinitive ? 1 : 0;
        boolean together = false;
        for (int i = sentence.first(); i < sentence.end(); i++) {
            together |= TOGETHER.contains(text.words().get(i).word());
        }
        for (int[] segment : segments.subList(1, segments.size())) {
            boolean bare = segment[1] - segment[0] == 1;
            infinitives += endsWithInfinitive(segment) ? 1 : 0;
            boolean acts = (startsWithVerb(rules, segment) && hasObject(segments, segment))
                    || (infinitives > 1 && endsWithInfinitive(segment) && !bare);
            if (acts) {
                actions.add(segment.clone());
            } else {
                actions.getLast()[1] = segment[1];
                nouns += isThing(segment) ? 1 : 0;
            }
        }
        if ((infinitives >= 3 && actions.size() < infinitives) || (nouns >= 3 && actions.size() == 1 && !together)) {
            return segments;
        }
        return actions;
    }

    /** Splits a request at commas and "and"; the dates in it are left out. */
    private List<int[]> segments(Text.Sentence sentence, Hit request) {
        List<int[]> segments = new ArrayList<>();
        int first = request.first();
        for (int i = request.first() + 1; i < sentence.end(); i++) {
            boolean and = AND.contains(text.words().get(i).word());
            boolean comma = text.marksBefore(i).contains(",")
                    || text.marksBefore(i).contains(";")
                    || text.marksBefore(i).contains("&");
            if ((and || comma) && i > first && !isDate(i) && !isDate(i - 1 + (and ? 2 : 0))) {
                segments.add(new int[] {first, i});
                first = and ? i + 1 : i;
            }
        }
        if (first < sentence.end()) {
            segments.add(new int[] {first, sentence.end()});
        }
        segments.removeIf(segment -> segment[1] <= segment[0]);
        return segments;
    }

    private boolean isDate(int word) {
        if (word >= text.words().size()) {
            return false;
        }
        int start = text.words().get(word).start();
        return dates.stream()
                .anyMatch(date -> start >= date.passage().start()
                        && start < date.passage().end());
    }

    private boolean startsWithVerb(Rules rules, int[] segment) {
        int i = segment[0];
        while (i < segment[1] - 1
                && WordSet.of("also then please to ask finally bitte")
                        .contains(text.words().get(i).word())
                && !text.words().get(i).is("ask")) {
            i++;
        }
        return rules.isOfList("verb", text.words().get(i).word());
    }

    /** Returns whether the verb before has an object: "check and confirm the date" is one action. */
    private boolean hasObject(List<int[]> segments, int[] segment) {
        int before = segments.indexOf(segment) - 1;
        int[] previous = segments.get(Math.max(0, before));
        int verb = -1;
        for (int i = previous[0]; i < previous[1]; i++) {
            Rules rules = Languages.rules().get(Language.ENGLISH);
            if (rules != null && rules.isOfList("verb", text.words().get(i).word())) {
                verb = i;
            }
        }
        return (verb >= 0 && verb < previous[1] - 1) || segments.size() >= 3;
    }

    private boolean endsWithInfinitive(int[] segment) {
        Token last = text.words().get(segment[1] - 1);
        return last.word().endsWith("en")
                && last.word().length() > 4
                && !last.capital()
                && !isDate(segment[1] - 1)
                && !DETERMINERS.contains(last.word());
    }

    private boolean isThing(int[] segment) {
        Token first = text.words().get(segment[0]);
        boolean plural = first.word().endsWith("s") && first.word().length() > 3;
        return !isDate(segment[0])
                && !first.word().equals("i")
                && ((DETERMINERS.contains(first.word()) && segment[1] - segment[0] > 1) || first.capital() || plural)
                && !CLAUSE.contains(first.word())
                && segment[1] - segment[0] <= 7
                && noVerb(segment);
    }

    private static final Set<String> CLAUSE =
            WordSet.of("we they he she it wir sie es this das thanks danke which as this perhaps yes");

    private boolean noVerb(int[] segment) {
        for (int i = segment[0]; i < segment[1]; i++) {
            if (WordSet.of("is are was will has have can would should ist sind hat haben wird werden kann know")
                    .contains(text.words().get(i).word())) {
                return false;
            }
        }
        return true;
    }
}
