package dev.troth.trust.brief;

import dev.troth.commitment.CommitmentHistory;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Party;
import dev.troth.trust.action.Action;
import dev.troth.trust.action.ActionKind;
import dev.troth.trust.history.BreachView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sentences about promises of both sides: those that were not kept, and those that are open. Pure. */
final class BriefPromises {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int MOST_OURS = 2;
    private static final int MOST_THEIRS = 1;

    /** Actions about a commitment or a request, whose words are used for it. */
    static final Set<ActionKind> ACTIONS = Set.of(
            ActionKind.KEEP_COMMITMENT,
            ActionKind.SAVE_COMMITMENT,
            ActionKind.TELL_PROGRESS,
            ActionKind.ANSWER_REQUEST,
            ActionKind.REMIND);

    private final BriefContext on;
    private final List<CommitmentHistory> all;
    private final Map<String, Action> actions = new HashMap<>();

    private BriefPromises(BriefContext on) {
        this.on = on;
        this.all = CommitmentHistory.all(on.facts());
        on.actions().stream()
                .filter(action -> ACTIONS.contains(action.getKind()))
                .forEach(action -> actions.put(action.getSubjects().getFirst(), action));
    }

    static List<BriefSentence> of(BriefContext on) {
        BriefPromises promises = new BriefPromises(on);
        List<BriefSentence> sentences = new ArrayList<>();
        sentences.addAll(promises.broken(Party.US));
        sentences.addAll(promises.broken(Party.THEM));
        sentences.addAll(promises.open(Party.US, BriefTopic.OUR_PROMISE, MOST_OURS));
        sentences.addAll(promises.open(Party.THEM, BriefTopic.THEIR_PROMISE, MOST_THEIRS));
        return sentences;
    }

    /** A promise that was not kept as agreed, and the fact that says so. */
    private record Broken(CommitmentHistory promise, Fact fact) {}

    private List<BriefSentence> broken(Party side) {
        Instant from = on.now().minus(YEAR);
        List<Broken> broken = (side == on.supplier() ? bySupplier() : byBuyer(side))
                .stream()
                        .filter(one -> one.fact.at().isAfter(from))
                        .sorted(Comparator.comparing(Broken::fact).reversed())
                        .toList();
        if (broken.isEmpty()) {
            return List.of();
        }
        Broken last = broken.getFirst();
        String when = broken.size() == 1
                ? "a promise as agreed on %s".formatted(on.date(last.fact.at()))
                : "%d promises as agreed within a year, the last one on %s"
                        .formatted(broken.size(), on.date(last.fact.at()));
        return List.of(BriefSentence.of(
                BriefTopic.BREACH,
                "%s did not keep %s: %s.".formatted(name(side), when, title(last.promise)),
                broken.stream().map(Broken::fact).toList()));
    }

    /** Returns the breaches that divided credibility, except those still overdue, which are among the open promises. */
    private List<Broken> bySupplier() {
        Map<String, CommitmentHistory> byRef = new HashMap<>();
        all.forEach(promise -> byRef.put(promise.ref(), promise));
        return BreachView.all(on.facts(), on.model().breaches(on.facts(), on.now()), Integer.MAX_VALUE).stream()
                .filter(breach -> !breach.open() && breach.type().startsWith("commitment"))
                .map(breach -> new Broken(Objects.requireNonNull(byRef.get(breach.subject())), breach.telling()))
                .toList();
    }

    private List<Broken> byBuyer(Party side) {
        return all.stream()
                .filter(promise -> promise.made() != null && side(promise) == side && promise.isBroken())
                .map(promise -> new Broken(promise, Objects.requireNonNull(promise.settled())))
                .toList();
    }

    private List<BriefSentence> open(Party side, BriefTopic topic, int most) {
        List<CommitmentHistory> open = all.stream()
                .filter(promise -> isOpen(promise) && side(promise) == side)
                .sorted(Comparator.comparing(this::dueAt).thenComparing(CommitmentHistory::ref))
                .toList();
        List<BriefSentence> sentences = new ArrayList<>();
        for (CommitmentHistory promise : open.stream().limit(most).toList()) {
            boolean last = sentences.size() == most - 1 && open.size() > most;
            String more = last ? " " + more(open.size() - most, side) : "";
            List<Fact> facts = last
                    ? open.subList(most - 1, open.size()).stream()
                            .flatMap(one -> facts(one).stream())
                            .toList()
                    : facts(promise);
            sentences.add(BriefSentence.of(topic, text(promise) + more, facts));
        }
        return sentences;
    }

    private String more(int number, Party side) {
        String whose = side == Party.US ? "ours" : on.name();
        return number == 1
                ? "1 more promise of %s is open.".formatted(whose)
                : "%d more promises of %s are open.".formatted(number, whose);
    }

    /** Returns the words of the action for a promise; those of the promise itself if nothing has to be done yet. */
    private String text(CommitmentHistory promise) {
        Action action = actions.get(promise.ref());
        return action == null
                ? "%s promised: %s. Due on %s.".formatted(name(side(promise)), title(promise), on.time(dueAt(promise)))
                : BriefWriter.words(action);
    }

    /** Returns whether a promise is open, or a request has no answer. */
    private static boolean isOpen(CommitmentHistory promise) {
        return promise.settled() == null && (promise.made() != null || promise.requested() != null);
    }

    /** Returns the side that has to act: a request waits for our answer. */
    private static Party side(CommitmentHistory promise) {
        return promise.made() == null ? Party.US : promise.terms().body().sideOrUs();
    }

    private Instant dueAt(CommitmentHistory promise) {
        Action action = actions.get(promise.ref());
        Instant due = promise.dueAt();
        return due != null ? due : action == null ? on.now() : action.getDueAt();
    }

    private static String title(CommitmentHistory promise) {
        return promise.made() == null
                ? Objects.requireNonNull(promise.requested()).body().title()
                : promise.made().body().title();
    }

    /** Returns the facts behind an open promise, latest first. */
    private List<Fact> facts(CommitmentHistory promise) {
        return on.facts().reversed().stream()
                .filter(fact -> isAbout(fact, promise.ref()))
                .toList();
    }

    private static boolean isAbout(Fact fact, @Nullable String commitment) {
        return fact.subjectKind().equals("commitment") && fact.subjectRef().equals(commitment);
    }

    private String name(Party side) {
        return side == Party.US ? "We" : on.name();
    }
}
