package dev.troth.playbook;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.playbook.PlaybookRun.PlaybookRunStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
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
     * @param id id of the fact that started it; while it is only due, derived from its situation
     * @param ref null while it is only due
     */
    public record Run(
            UUID id,
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
        for (TriggerCondition condition : TriggerCondition.of(facts, market, now)) {
            playbooks.values().stream()
                    .filter(playbook -> playbook.trigger() == condition.trigger())
                    .filter(playbook -> started.stream()
                            .noneMatch(execution -> execution.playbook.name().equals(playbook.name())
                                    && !execution.since.isBefore(condition.since())))
                    .forEach(playbook -> all.add(new Run(
                            dueId(facts, playbook, condition),
                            null,
                            playbook,
                            PlaybookRunStatus.DUE,
                            condition.since(),
                            condition.reason(),
                            null,
                            List.of(),
                            null,
                            null,
                            null)));
        }
        all.addAll(started);
        return all.stream().limit(MOST).toList();
    }

    /** The same situation has the same id at every read. */
    private static UUID dueId(List<Fact> facts, Playbook playbook, TriggerCondition condition) {
        String key = facts.getFirst().accountId() + "\n" + playbook.name() + "\n" + condition.since();
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns the run in progress that a new run of a playbook would repeat: one that was started since the situation
     * of the playbook began. Empty if there is none, or if the situation is a new one.
     */
    static Optional<Run> open(String playbook, List<Fact> facts, List<Fact> market, Instant now) {
        Playbook current = Playbook.all(market).get(playbook);
        Instant matter = TriggerCondition.of(facts, market, now).stream()
                .filter(condition -> current != null && condition.trigger() == current.trigger())
                .map(TriggerCondition::since)
                .findFirst()
                .orElse(Instant.MIN);
        return started(facts, market).stream()
                .filter(run -> run.status == PlaybookRunStatus.RUNNING
                        && run.playbook.name().equals(playbook)
                        && !run.since.isBefore(matter))
                .findFirst();
    }

    /** Returns the version of a playbook that was current at an instant; empty if there was no such playbook. */
    static Optional<Playbook> version(String playbook, Instant at, List<Fact> market) {
        List<Fact> then = market.stream().filter(fact -> !fact.at().isAfter(at)).toList();
        return Optional.ofNullable(Playbook.all(then).get(playbook))
                .or(() -> Optional.ofNullable(Playbook.all(market).get(playbook)));
    }

    /** Returns whether a run of a playbook is in progress. */
    public static boolean isRunning(String playbook, List<Fact> facts, List<Fact> market) {
        return started(facts, market).stream()
                .anyMatch(execution -> execution.status == PlaybookRunStatus.RUNNING
                        && execution.playbook.name().equals(playbook));
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
        TypedFact<PlaybookFact.Started> started =
                TypedFact.ofType(facts, PlaybookFact.Started.class).findFirst().orElseThrow();
        // A playbook that was retracted has no steps any more.
        Playbook playbook = version(started.body().playbook(), started.at(), market)
                .orElseGet(() -> new Playbook(started.body().playbook(), 0, List.of(), null));
        TreeSet<Integer> done = new TreeSet<>();
        TypedFact.ofType(facts, PlaybookFact.StepDone.class)
                .map(typed -> typed.body().step())
                .filter(step -> step <= playbook.steps().size())
                .forEach(done::add);
        TypedFact<PlaybookFact.Ended> ended =
                TypedFact.ofType(facts, PlaybookFact.Ended.class).findFirst().orElse(null);
        return new Run(
                started.fact().id(),
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
