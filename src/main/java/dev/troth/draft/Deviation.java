package dev.troth.draft;

import dev.troth.draft.DraftCheck.DraftDate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Distance between the text that was agreed and the text that is sent: the share of the agreed words, numbers and dates
 * that are missing or denied. Words with the same stem or meaning are the same; numbers and dates count double.
 */
final class Deviation {
    private static final String RESOURCE = "/draft/synonyms.txt";
    private static final Map<String, String> MEANINGS = read();
    private static final int PREFIX = 5;
    private static final double HALF = 0.5;
    private static final int MOST = 300;

    private static final Set<String> NEGATIONS = WordSet.of(
            "not never no none without unable refuse refuses refused decline declined neither nor impossible "
                    + "instead nicht nie niemals kein keine keinen keinem keiner ohne weder unmoeglich "
                    + "verweigern ablehnen statt keinesfalls keineswegs");

    /** Words behind a negation that take its force: "no problem", "not only", "no later than". */
    private static final Set<String> HARMLESS =
            WordSet.of("problem worries only later doubt delay charge cost costs question nur spaeter zweifel kosten "
                    + "verzoegerung just extra additional further");

    private static final Set<String> BREAKS = WordSet.of("but however aber jedoch sondern");

    /** Words without content of their own. */
    private static final Set<String> EMPTY = WordSet.of(
            "the and you your our will shall would can could may for from with that this these those are was "
                    + "were have has had been being get got gets its his her their them they who which what when "
                    + "please dear kind regards der die das den dem des ein eine einen einem einer und oder wir sie "
                    + "ihr ihnen ihre ihren uns unsere wird werden werde haben hat sind ist war auf aus bei mit von "
                    + "zum zur fuer dass auch noch bitte back also then by bis about into there here not nicht kein "
                    + "keine keinen never nie without ohne any all alle some let make made sure again wieder now jetzt "
                    + "just very sehr gerne gern koennen kann bekommen erhalten receive instead statt unable refuse "
                    + "decline full fully");

    /**
     * Result of a comparison.
     *
     * @param share share of the agreed content that is missing or denied, 0 to 1
     * @param denied ranges of the sent words that deny what was agreed
     * @param missing agreed numbers and dates that are missing, as in the agreed text
     */
    record Result(double share, List<Passage> denied, List<String> missing) {}

    /**
     * Word, number or date of a text.
     *
     * @param key normalized content
     * @param weight 2 for numbers and dates, else 1
     */
    private record Unit(String key, int weight, String words) {}

    /** Part of a sentence between commas, with its content. */
    private record Clause(List<Unit> units, Set<String> keys, boolean negated, int first, int end) {
        int shared(Clause other) {
            return (int)
                    units.stream().filter(unit -> other.keys.contains(unit.key)).count();
        }
    }

    private Deviation() {}

    static Result of(String agreed, String sent, Instant now, ZoneId zone) {
        Text sentText = new Text(sent);
        List<Clause> wanted = clauses(new Text(agreed), now, zone);
        List<Clause> there = clauses(sentText, now, zone);
        Map<String, Unit> all = new LinkedHashMap<>();
        wanted.forEach(clause -> clause.units.forEach(unit -> all.putIfAbsent(unit.key, unit)));
        Set<String> sentKeys = new HashSet<>();
        there.forEach(clause -> sentKeys.addAll(clause.keys));
        Set<String> lost = new HashSet<>();
        all.values().stream().filter(unit -> !sentKeys.contains(unit.key)).forEach(unit -> lost.add(unit.key));
        List<String> missing = all.values().stream()
                .filter(unit -> unit.weight > 1 && lost.contains(unit.key))
                .map(Unit::words)
                .toList();
        List<Passage> denied = new ArrayList<>();
        for (Clause clause : wanted) {
            Clause match = match(clause, there);
            if (match != null && match.negated != clause.negated) {
                clause.units.forEach(unit -> lost.add(unit.key));
                denied.add(sentText.passage(match.first, match.end));
            }
        }
        double weight = all.values().stream().mapToInt(Unit::weight).sum();
        double gone = all.values().stream()
                .filter(unit -> lost.contains(unit.key))
                .mapToInt(Unit::weight)
                .sum();
        return new Result(weight == 0 ? 0 : gone / weight, denied, missing);
    }

    /** Returns the clause that speaks most of the same; null if none has half of it. */
    private static @Nullable Clause match(Clause clause, List<Clause> there) {
        Clause best = null;
        int most = 0;
        for (Clause each : there) {
            int shared = clause.shared(each);
            boolean closer = shared > most
                    || (shared == most
                            && best != null
                            && best.negated != clause.negated
                            && each.negated == clause.negated);
            if (shared > 0 && closer) {
                best = each;
                most = shared;
            }
        }
        return most >= clause.units.size() * HALF ? best : null;
    }

    private static List<Clause> clauses(Text text, Instant now, ZoneId zone) {
        Map<Integer, DraftDate> dates = new HashMap<>();
        DateFinder.find(text, now, zone)
                .forEach(date -> dates.put(date.passage().start(), date));
        List<Clause> clauses = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            int first = sentence.first();
            for (int i = first; i <= sentence.end(); i++) {
                boolean ends = i == sentence.end()
                        || (i > first
                                && (text.marksBefore(i).contains(",")
                                        || text.marksBefore(i).contains(";")
                                        || BREAKS.contains(text.words().get(i).word())));
                if (ends && i > first && clauses.size() < MOST) {
                    clauses.add(clause(text, first, i, dates));
                    first = i;
                }
            }
        }
        clauses.removeIf(clause -> clause.units.isEmpty());
        return clauses;
    }

    private static Clause clause(Text text, int first, int end, Map<Integer, DraftDate> dates) {
        List<Unit> units = new ArrayList<>();
        int negations = 0;
        for (int i = first; i < end; i++) {
            Token token = text.words().get(i);
            DraftDate date = dates.get(token.start());
            if (date != null) {
                units.add(new Unit("date " + date.until(), 2, date.passage().text()));
                while (i + 1 < end
                        && text.words().get(i + 1).start() < date.passage().end()) {
                    i++;
                }
                continue;
            }
            String next = i + 1 < end ? text.words().get(i + 1).word() : "";
            negations += NEGATIONS.contains(token.word()) && !HARMLESS.contains(next) ? 1 : 0;
            Unit unit = unit(token);
            if (unit != null) {
                units.add(unit);
            }
        }
        return new Clause(
                units, units.stream().map(Unit::key).collect(Collectors.toSet()), negations % 2 == 1, first, end);
    }

    private static @Nullable Unit unit(Token token) {
        if (token.isNumber()) {
            return new Unit(token.word(), 2, token.word());
        }
        if (token.kind() != Token.Kind.WORD || token.word().length() < 3 || EMPTY.contains(token.word())) {
            return null;
        }
        String stem = stem(token.word());
        String cut = stem.length() > PREFIX ? stem.substring(0, PREFIX) : stem;
        return new Unit(MEANINGS.getOrDefault(stem, cut), 1, token.word());
    }

    /** Cuts the endings of inflected English and German words; a coarse stem is enough to compare two texts. */
    static String stem(String word) {
        String stem = word.startsWith("ge") && word.endsWith("t") && word.length() > 6 ? word.substring(2) : word;
        for (String ending : List.of(
                "ments", "ment", "ungen", "ung", "ings", "ing", "ied", "ies", "ed", "es", "en", "er", "em", "et", "st",
                "s", "e", "n", "t")) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                return stem.substring(0, stem.length() - ending.length());
            }
        }
        return stem;
    }

    private static Map<String, String> read() {
        try (InputStream in = Objects.requireNonNull(Deviation.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Map<String, String> meanings = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    String[] words = line.strip().split(" ", -1);
                    for (String word : words) {
                        meanings.putIfAbsent(stem(Tokenizer.normalize(word)), "=" + words[0]);
                    }
                }
            }
            return meanings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
