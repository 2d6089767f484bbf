package dev.troth.playbook;

import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Runs of playbooks for an account: started ones and due ones. A pure function. */
public final class PlaybookRuns {
    /** Kind of the subject of facts about runs. */
    static final String RUN = "playbookRun";

    private static final int MOST = 100;

    private PlaybookRuns() {}

    /**
     * A run.
     *
     * @param ref null while it is only due
     */
    public record Run(
            @Nullable String ref,
            Playbook playbook,
            PlaybookRunStatus status,
            Instant since,
            @Nullable String reason,
            @Nullable String hypothesis,
            List<Integer> stepsDone,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            @Nullable Boolean worked) {

        /** Returns the first step that is not done; null if all are done or the run has ended. */
        public @Nullable String nextStep() {
            if (status == PlaybookRunStatus.ENDED) {
                return null;
            }
            return IntStream.rangeClosed(1, playbook.steps().size())
                    .filter(step -> !stepsDone.contains(step))
                    .mapToObj(step -> playbook.steps().get(step - 1))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * Returns all runs, newest first, preceded by the due ones; at most 100.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public static List<Run> of(List<Fact> facts, List<Fact> market, Instant now) {
        List<Run> started = started(facts, market);
        List<Run> all = new ArrayList<>();
        Map<String, Playbook> playbooks = Playbook.all(market);
        for (Situation situation : Situation.of(facts, now)) {
            playbooks.values().stream()
                    .filter(playbook -> playbook.trigger() == situation.trigger())
                    .filter(playbook -> started.stream()
                            .noneMatch(run -> run.playbook.name().equals(playbook.name())
                                    && !run.since.isBefore(situation.since())))
                    .forEach(playbook -> all.add(new Run(
                            null,
                            playbook,
                            PlaybookRunStatus.DUE,
                            situation.since(),
                            situation.reason(),
                            null,
                            List.of(),
                            null,
                            null,
                            null)));
        }
        all.addAll(started);
        return all.stream().limit(MOST).toList();
    }

    /** Returns whether a run of a playbook is in progress. */
    public static boolean isRunning(String playbook, List<Fact> facts, List<Fact> market) {
        return started(facts, market).stream()
                .anyMatch(run -> run.status == PlaybookRunStatus.RUNNING
                        && run.playbook.name().equals(playbook));
    }

    private static List<Run> started(List<Fact> facts, List<Fact> market) {
        Map<String, List<Fact>> byRun = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.subjectKind().equals(RUN)) {
                byRun.computeIfAbsent(fact.subjectRef(), ref -> new ArrayList<>())
                        .add(fact);
            }
        }
        return byRun.entrySet().stream()
                .map(run -> run(run.getKey(), run.getValue(), market))
                .sorted(Comparator.comparing(Run::since).reversed())
                .toList();
    }

    private static Run run(String ref, List<Fact> facts, List<Fact> market) {
        Said<PlaybookFact.Started> started =
                Said.each(facts, PlaybookFact.Started.class).findFirst().orElseThrow();
        List<Fact> then =
                market.stream().filter(fact -> !fact.at().isAfter(started.at())).toList();
        Playbook playbook = Objects.requireNonNullElseGet(
                Playbook.all(then).get(started.body().playbook()),
                () -> Objects.requireNonNullElseGet(
                        Playbook.all(market).get(started.body().playbook()),
                        () -> new Playbook(started.body().playbook(), 0, List.of("Do it"), null)));
        TreeSet<Integer> done = new TreeSet<>();
        Said.each(facts, PlaybookFact.StepDone.class)
                .map(said -> said.body().step())
                .filter(step -> step <= playbook.steps().size())
                .forEach(done::add);
        Said<PlaybookFact.Ended> ended =
                Said.each(facts, PlaybookFact.Ended.class).findFirst().orElse(null);
        return new Run(
                ref,
                playbook,
                ended == null ? PlaybookRunStatus.RUNNING : PlaybookRunStatus.ENDED,
                started.at(),
                started.body().reason(),
                started.body().hypothesis(),
                List.copyOf(done),
                ended == null ? null : ended.at(),
                ended == null ? null : ended.body().outcome(),
                ended == null ? null : ended.body().worked());
    }
}
