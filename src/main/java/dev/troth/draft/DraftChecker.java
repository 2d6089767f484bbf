package dev.troth.draft;

import dev.troth.draft.DraftCheck.DraftAsk;
import dev.troth.draft.DraftCheck.DraftDate;
import dev.troth.draft.DraftCheck.DraftFinding;
import dev.troth.draft.DraftCheck.DraftFindingKind;
import dev.troth.draft.DraftCheck.DraftVerdict;
import dev.troth.draft.Rules.Hit;
import dev.troth.platform.common.HumanReadable;
import dev.troth.platform.common.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check of a draft. */
final class DraftChecker {
    private static final double MUCH = 0.5;
    private static final double JUDGED = 0.5;
    private static final int ENOUGH_OPTIONS = 2;
    private static final int FOREIGN = 4;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private final MessageDraft draft;
    private final Instant now;
    private final Text text;
    private final String language;
    private final List<DraftFinding> findings = new ArrayList<>();
    private final List<Tones.ToneHit> tones;
    private final List<DraftDate> dates;
    private final List<AskFinder.Ask> asks;

    DraftChecker(MessageDraft draft, Instant now) {
        this.draft = draft;
        this.now = now;
        text = new Text(draft.text());
        language = Languages.detector().of(text);
        tones = Tones.find(text);
        dates = DateFinder.find(text, now, draft.zone());
        asks = new AskFinder(text, language, tones, dates).find();
    }

    DraftCheck check() {
        Instant heldUntil = reply();
        boolean judged = foreign();
        Instant dueAt = dueAt();
        if (judged) {
            tones();
            asks();
            owner();
            dates(dueAt);
        }
        Double deviation = deviation();
        boolean blocked = findings.stream().anyMatch(finding -> finding.kind() == DraftFindingKind.BLOCKING);
        return new DraftCheck(
                blocked
                        ? DraftVerdict.BLOCKED
                        : !judged
                                ? DraftVerdict.CANNOT_JUDGE
                                : findings.isEmpty() ? DraftVerdict.NOTHING_FOUND : DraftVerdict.ADVICE,
                blocked,
                language,
                List.copyOf(findings),
                judged ? toneList() : null,
                judged ? asks.stream().map(this::ask).toList() : List.of(),
                judged ? List.copyOf(dates) : List.of(),
                judged ? new OwnerFinder(text, asks).find() : null,
                judged ? commitments() : List.of(),
                dueAt,
                heldUntil,
                deviation);
    }

    private List<Tone> toneList() {
        Set<Tone> found = EnumSet.noneOf(Tone.class);
        tones.forEach(hit -> found.add(Tone.valueOf(hit.code())));
        return List.copyOf(found);
    }

    private DraftAsk ask(AskFinder.Ask ask) {
        return new DraftAsk(text.passage(ask.first(), ask.end()), ask.question(), ask.addressed());
    }

    /** Adds the findings that block a reply to a heated issue, and returns the time until which it has to wait. */
    private @Nullable Instant reply() {
        MessageDraft.Reply reply = draft.reply();
        if (reply == null || !reply.heated()) {
            return null;
        }
        boolean held = now.isBefore(reply.heldUntil());
        if (held) {
            findings.add(DraftFinding.blocking(
                    "COOLDOWN_ACTIVE",
                    "The issue is heated, and a reply has to wait until %s."
                            .formatted(HumanReadable.time(reply.heldUntil())),
                    "Work on a solution meanwhile."));
        }
        if (reply.mainIssue() == null || reply.mainIssue().isBlank()) {
            findings.add(DraftFinding.blocking(
                    "MAIN_ISSUE_REQUIRED", "The exact main issue is not named.", "Name it in mainIssue."));
        }
        long options = reply.options().stream()
                .map(option -> Tokenizer.normalize(option.strip()))
                .filter(option -> !option.isEmpty())
                .distinct()
                .count();
        if (options < ENOUGH_OPTIONS) {
            findings.add(DraftFinding.blocking(
                    "OPTIONS_REQUIRED",
                    "A reply to a heated issue needs at least two different options; the draft has %d."
                            .formatted(options),
                    "Offer the account a choice, and list it in options."));
        }
        return held ? reply.heldUntil() : null;
    }

    /** Reports sentences in a language without rules, and returns whether most of the text can be judged. */
    private boolean foreign() {
        List<Passage> foreign = new ArrayList<>();
        int words = 0;
        for (Text.Sentence sentence : text.sentences()) {
            String own = Languages.detector().of(text, sentence.first(), sentence.end());
            boolean known = Languages.isJudged(own) || own.equals(Language.UNKNOWN);
            if ((!known && sentence.end() - sentence.first() >= FOREIGN && !own.equals(language))
                    || (!Languages.isJudged(language) && !Languages.isJudged(own))) {
                foreign.add(text.passage(sentence));
                words += sentence.end() - sentence.first();
            }
        }
        boolean judged = Languages.isJudged(language) && words <= text.words().size() * JUDGED;
        if (!judged || !foreign.isEmpty()) {
            String name = language.equals(Language.UNKNOWN)
                    ? "an unknown language"
                    : Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
            findings.add(DraftFinding.advice(
                    "LANGUAGE_NOT_JUDGED",
                    1,
                    foreign,
                    judged
                            ? "A part of the text is neither English nor German and was not judged."
                            : "The text is in %s; tone, ask, owner and date can be judged in English and German only."
                                    .formatted(name),
                    "Let a colleague who speaks the language read it."));
        }
        return judged;
    }

    private void tones() {
        for (Tones.ToneHit hit : tones) {
            Tone tone = Tone.valueOf(hit.code());
            if (tone.hurts()) {
                Passage passage = text.passage(hit.first(), hit.end());
                Rules rules = Objects.requireNonNull(Languages.rules().get(hit.language()));
                findings.add(DraftFinding.advice(
                        "TONE_" + hit.code(),
                        hit.confidence(),
                        List.of(passage),
                        "\"%s\" reads as %s.".formatted(passage.text(), tone.words()),
                        Objects.requireNonNullElse(rules.suggestion(hit.code()), "Leave it out.")));
            }
        }
    }

    private void asks() {
        if (asks.size() > 1) {
            findings.add(DraftFinding.advice(
                    "SEVERAL_ASKS",
                    asks.stream().allMatch(AskFinder.Ask::question) ? 0.6 : 0.8,
                    asks.stream()
                            .map(ask -> text.passage(ask.first(), ask.end()))
                            .toList(),
                    "The text asks for %d things.".formatted(asks.size()),
                    "One clear question gets an answer sooner: move the others to a list or to a later message."));
        }
        if (!asks.isEmpty() || text.sentences().stream().anyMatch(Text.Sentence::isQuestion)) {
            return;
        }
        for (Text.Sentence sentence : text.sentences()) {
            Rules rules = rules(sentence);
            Hit need = rules == null
                    ? null
                    : rules.find("NEED", text, sentence).stream().findFirst().orElse(null);
            if (need != null && isCalm(sentence) && commitments().isEmpty()) {
                findings.add(DraftFinding.advice(
                        "NO_ASK",
                        need.rule().confidence(),
                        List.of(text.passage(need.first(), need.end())),
                        "The text states a need, but does not ask for anything.",
                        "Say what the reader should do, such as \"Could you send it by Friday?\"."));
                return;
            }
        }
    }

    private boolean isCalm(Text.Sentence sentence) {
        return tones.stream().noneMatch(hit -> !hit.code().equals("POSITIVE") && sentence.contains(hit.first()));
    }

    private void owner() {
        if (draft.owner() != null) {
            return;
        }
        asks.stream()
                .filter(ask -> !ask.addressed())
                .findFirst()
                .ifPresent(ask -> findings.add(DraftFinding.advice(
                        "NO_OWNER",
                        0.8,
                        List.of(text.passage(ask.shown(), ask.shownEnd())),
                        "The text does not name the person who is to act.",
                        "Name one person, such as \"Tara, could you …\".")));
    }

    private void dates(@Nullable Instant dueAt) {
        for (DraftDate date : dates) {
            if (date.otherUntil() != null && date.passage().text().chars().anyMatch(Character::isDigit)) {
                findings.add(DraftFinding.advice(
                        "DATE_AMBIGUOUS",
                        0.9,
                        List.of(date.passage()),
                        "\"%s\" can be %s or %s."
                                .formatted(date.passage().text(), day(date.until()), day(date.otherUntil())),
                        "Write the day of the week, or the month as a word."));
            }
        }
        boolean relaxed = !hits("NOT_URGENT").isEmpty();
        boolean dated =
                dueAt != null || dates.stream().anyMatch(date -> !date.until().isBefore(now));
        asks.stream()
                .filter(ask -> ask.dateNeeded() && !dated && !relaxed)
                .findFirst()
                .ifPresent(ask -> findings.add(DraftFinding.advice(
                        "NO_DATE",
                        0.8,
                        List.of(text.passage(ask.first(), ask.end())),
                        "The text does not say until when.",
                        "Add a date, such as \"by Friday\".")));
        if (dueAt != null) {
            urgency(dueAt);
        }
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).format(instant.atZone(draft.zone()));
    }

    private void urgency(Instant dueAt) {
        Duration left = Duration.between(now, dueAt);
        if (left.isNegative()) {
            findings.add(DraftFinding.advice(
                    "DUE_PASSED",
                    0.9,
                    dueWords(dueAt),
                    "The due time has already passed, %s.".formatted(HumanReadable.time(dueAt)),
                    "Name a new date."));
            return;
        }
        List<Hit> relaxed = hits("NOT_URGENT");
        List<Hit> urgent = hits("URGENT").stream()
                .filter(hit -> relaxed.stream().noneMatch(hit::overlaps))
                .toList();
        boolean hurried = draft.urgency() == Urgency.HIGH || !urgent.isEmpty();
        boolean calm = draft.urgency() == Urgency.LOW || !relaxed.isEmpty();
        if (hurried && left.compareTo(WEEK) > 0) {
            findings.add(mismatch(
                    urgent,
                    "The text is marked urgent, but %d days are left.".formatted(left.toDays()),
                    "Leave the urgency out, or name an earlier date."));
        } else if (!hurried && left.compareTo(DAY) < 0 && (calm || dates.isEmpty())) {
            findings.add(mismatch(
                    relaxed,
                    "Less than a day is left, but the text does not say that it is urgent.",
                    "Name the time, and say why it is urgent."));
        }
    }

    private DraftFinding mismatch(List<Hit> hits, String message, String suggestion) {
        List<Passage> passages = hits.stream()
                .limit(1)
                .map(hit -> text.passage(hit.first(), hit.end()))
                .toList();
        return DraftFinding.advice("URGENCY_MISMATCH", 0.8, passages, message, suggestion);
    }

    private List<Passage> dueWords(Instant dueAt) {
        return dates.stream()
                .filter(date -> date.until().equals(dueAt))
                .map(DraftDate::passage)
                .limit(1)
                .toList();
    }

    /** Returns the due time of the input, else the deadline of an ask, else the first date of an ask or of the text. */
    private @Nullable Instant dueAt() {
        if (draft.dueAt() != null) {
            return draft.dueAt();
        }
        List<DraftDate> asked = dates.stream().filter(this::isAsked).toList();
        List<DraftDate> candidates = asked.isEmpty() ? dates : asked;
        List<DraftDate> deadlines =
                candidates.stream().filter(DraftDate::deadline).toList();
        List<DraftDate> future =
                candidates.stream().filter(date -> !date.until().isBefore(now)).toList();
        List<DraftDate> chosen = !deadlines.isEmpty() ? deadlines : future;
        return asks.isEmpty() && deadlines.isEmpty()
                ? null
                : chosen.stream().map(DraftDate::until).min(Instant::compareTo).orElse(null);
    }

    private boolean isAsked(DraftDate date) {
        return asks.stream()
                .map(ask -> text.passage(ask.sentence()))
                .anyMatch(ask ->
                        date.passage().start() >= ask.start() && date.passage().start() < ask.end());
    }

    private @Nullable Double deviation() {
        String agreed = draft.agreed();
        if (agreed == null || !DraftCheck.isComparable(agreed) || !DraftCheck.isComparable(draft.text())) {
            return null;
        }
        Deviation.Result result = Deviation.of(agreed, draft.text(), now, draft.zone());
        String advice = "Agree on the text again, or send the agreed one.";
        if (!result.denied().isEmpty()) {
            findings.add(DraftFinding.advice(
                    "DIFFERS_FROM_AGREED",
                    0.85,
                    result.denied(),
                    "The text says the opposite of the agreed text.",
                    advice));
        } else if (!result.missing().isEmpty()) {
            findings.add(DraftFinding.advice(
                    "DIFFERS_FROM_AGREED",
                    0.8,
                    List.of(),
                    "The agreed text has \"%s\", and this text does not."
                            .formatted(String.join("\", \"", result.missing())),
                    advice));
        } else if (result.share() > MUCH) {
            findings.add(DraftFinding.advice(
                    "DIFFERS_FROM_AGREED", 0.6, List.of(), "More than half of the agreed content is missing.", advice));
        }
        return result.share();
    }

    private List<Passage> commitments() {
        List<Passage> found = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            Rules rules = rules(sentence);
            if (rules != null && rules.has("PROMISE", text, sentence) && isCalm(sentence)) {
                found.add(text.passage(sentence));
            }
        }
        return found;
    }

    private List<Hit> hits(String section) {
        List<Hit> found = new ArrayList<>();
        for (Text.Sentence sentence : text.sentences()) {
            Rules rules = rules(sentence);
            if (rules != null) {
                found.addAll(rules.find(section, text, sentence));
            }
        }
        return found;
    }

    private @Nullable Rules rules(Text.Sentence sentence) {
        Map<String, Rules> all = Languages.rules();
        String own = Languages.detector().of(text, sentence.first(), sentence.end());
        return all.get(Languages.isJudged(own) ? own : language);
    }
}
