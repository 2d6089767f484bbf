package dev.troth.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.playbook.PlaybookRun.PlaybookRunStatus;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Playbooks that are due, and the progress of those that were started. */
class PlaybookRunsTest {
    private static final Instant NOW = Instant.parse("2026-06-01T09:00:00Z");
    private static final String ACCOUNT = "account a 2026-01-01 {'name': 'A'}";
    private static final String CALL = "touchpoint call 2026-05-25 {'channel': 'CALL', 'direction': 'OUT'}";

    private static final String TALK = "touchpoint lately 2026-05-25 {'channel': 'CALL', 'direction': 'OUT'}";

    /** Runs of an account that was called lately, unless the lines have a touchpoint. */
    private static List<PlaybookRuns.Run> runs(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        if (all.stream().noneMatch(line -> line.startsWith("touchpoint"))) {
            all.add(TALK);
        }
        return PlaybookRuns.of(FactFixtures.of(all.toArray(String[]::new)), List.of(), NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "departure          | stakeholderLeft l 2026-05-20 {'stakeholder': 'p', 'reason': 'Retired'}",
                "departure          | signal s 2026-05-20 {'kind': 'FLIGHT', 'stakeholder': 'p', 'level': 0.7}",
                "priority-drop      | priorityChanged d 2026-05-20 {'severity': 0.4}",
                "complaint          | issueRaised i 2026-05-20 {'severity': 0.4}",
                "drifting-cadence   | touchpoint call 2026-03-01 {'channel': 'CALL', 'direction': 'OUT'}",
                "renewal            | contract c 2026-01-02 {'value': {'amount': '9', 'currency': 'EUR'}, 'startsOn': '2026-01-02', 'renewsOn': '2026-07-01'}",
                "new-decision-maker | stakeholder q 2026-05-20 {'person': {'ref': 'q', 'name': 'Q'}, 'department': 'IT', 'roles': ['DECISION_MAKER']}"
            })
    void metTriggerMakesAPlaybookDue(String playbook, String fact) {
        List<String> lines =
                new ArrayList<>(List.of(ACCOUNT, FactFixtures.person("p", "SALES", "BUYER", 0.5, "2026-01-01"), fact));
        if (!fact.startsWith("touchpoint")) {
            lines.add(CALL);
        }
        List<PlaybookRuns.Run> runs = runs(lines.toArray(String[]::new));
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().status()).isEqualTo(PlaybookRunStatus.DUE);
        assertThat(runs.getFirst().playbook().name()).isEqualTo(playbook);
        assertThat(runs.getFirst().reason()).isNotBlank();
    }

    @Test
    void startedPlaybookIsNotDueAgain() {
        assertThat(runs(
                        ACCOUNT,
                        CALL,
                        "issueRaised i 2026-05-20 {'severity': 0.4}",
                        "playbookStarted r 2026-05-21 {'playbook': 'complaint'}"))
                .extracting(PlaybookRuns.Run::status)
                .containsExactly(PlaybookRunStatus.RUNNING);
    }

    @Test
    void playbookRunCompletesStepByStep() {
        PlaybookRuns.Run execution = runs(
                        CALL,
                        "playbookStarted r 2026-05-01 {'playbook': 'complaint', 'hypothesis': 'They stay'}",
                        "playbookStepDone d1 2026-05-01T10:00 {'run': 'r', 'step': 1}",
                        "playbookStepDone d2 2026-05-01T11:00 {'run': 'r', 'step': 2}")
                .getFirst();
        assertThat(execution.stepsDone()).containsExactly(1, 2);
        assertThat(execution.nextStep()).isEqualTo("Offer at least two options");
        assertThat(execution.hypothesis()).isEqualTo("They stay");
        PlaybookRuns.Run over = runs(
                        CALL,
                        "playbookStarted r 2026-05-01 {'playbook': 'complaint'}",
                        "playbookEnded e 2026-05-09 {'run': 'r', 'outcome': 'They stayed', 'worked': true}")
                .getFirst();
        assertThat(over.status()).isEqualTo(PlaybookRunStatus.ENDED);
        assertThat(over.worked()).isTrue();
        assertThat(over.nextStep()).isNull();
    }

    @Test
    void newPlaybookVersionAppliesToNewRunsOnly() {
        List<Fact> market = FactFixtures.of(
                "playbook w 2026-04-01 {'name': 'complaint', 'steps': ['Call at once'], 'trigger': 'COMPLAINT', 'market': true}");
        assertThat(Playbook.all(market).get("complaint").version()).isEqualTo(1);
        List<PlaybookRuns.Run> runs = PlaybookRuns.of(
                FactFixtures.of(
                        CALL,
                        "playbookStarted old 2026-03-01 {'playbook': 'complaint'}",
                        "playbookStarted new 2026-05-01 {'playbook': 'complaint'}",
                        TALK),
                market,
                NOW);
        assertThat(runs.get(0).playbook().steps()).containsExactly("Call at once");
        assertThat(runs.get(1).playbook().version()).isZero();
    }

    private static final List<Fact> POLITICS =
            FactFixtures.of("politicsSwitched on 2026-01-01 {'enabled': true, 'market': true}");

    private static List<PlaybookRuns.Run> runsWithPolitics(String... more) {
        List<String> lines = new ArrayList<>(List.of(
                ACCOUNT,
                CALL,
                FactFixtures.person("p", "SALES", "BUYER", 0.5, "2026-01-01"),
                FactFixtures.person("q", "IT", "USER", 0.5, "2026-01-01"),
                "tie t 2026-05-31 {'from': 'p', 'to': 'q', 'kind': 'CONFLICTS_WITH'}",
                TALK));
        lines.addAll(List.of(more));
        return PlaybookRuns.of(FactFixtures.of(lines.toArray(String[]::new)), POLITICS, NOW);
    }

    @Test
    void conflictMakesStayNeutralDueWhilePoliticsAreEnabled() {
        assertThat(runsWithPolitics()).extracting(run -> run.playbook().name()).containsExactly("stay-neutral");
        assertThat(runsWithPolitics().getFirst().reason()).isEqualTo("p and q are in conflict with each other.");
        assertThat(runsWithPolitics("tieEnded e 2026-05-31T10:00 {'tie': 't'}")).isEmpty();
        assertThat(runsWithPolitics("playbookStarted r 2026-06-01 {'playbook': 'stay-neutral'}"))
                .extracting(PlaybookRuns.Run::status)
                .containsExactly(PlaybookRunStatus.RUNNING);
        assertThat(runs(
                        ACCOUNT,
                        CALL,
                        FactFixtures.person("p", "SALES", "BUYER", 0.5, "2026-01-01"),
                        FactFixtures.person("q", "IT", "USER", 0.5, "2026-01-01"),
                        "tie t 2026-05-31 {'from': 'p', 'to': 'q', 'kind': 'CONFLICTS_WITH'}"))
                .as("without politics, a conflict is no reason to act")
                .isEmpty();
    }

    private static final String GREW = "account a 2025-01-01 {'name': 'A'}";

    @Test
    void decisionMakerWhoLeftAgainIsNotNew() {
        assertThat(runs(
                        GREW,
                        CALL,
                        "stakeholder q 2026-03-10 {'person': {'ref': 'q', 'name': 'Quentin'}, 'department': 'IT', 'roles': ['DECISION_MAKER']}",
                        "stakeholderLeft l 2026-03-20 {'stakeholder': 'q'}"))
                .isEmpty();
    }

    /** FLIGHT was told for somebody who left three months ago: neither "may leave" nor a recent departure. */
    @Test
    void flightOfALeaverMakesNoPlaybookDue() {
        assertThat(runs(
                        GREW,
                        CALL,
                        FactFixtures.person("p", "IT", "USER", 0.5, "2025-02-01"),
                        "signal s 2026-02-01 {'kind': 'FLIGHT', 'stakeholder': 'p', 'level': 0.8}",
                        "stakeholderLeft l 2026-03-01 {'stakeholder': 'p'}"))
                .isEmpty();
    }

    @Test
    void conflictOfSomebodyWhoLeftMakesNothingDue() {
        assertThat(runsWithPolitics("stakeholderLeft l 2026-06-01T08:00 {'stakeholder': 'q'}"))
                .extracting(run -> run.playbook().name())
                .containsExactly("departure");
    }

    @Test
    void everyTriggerHasABuiltInPlaybook() {
        assertThat(Playbook.all(List.of()).values())
                .extracting(Playbook::trigger)
                .contains(PlaybookTrigger.values());
    }

    @Test
    void idOfADueRunIsTheSameAtEveryRead() {
        assertThat(runsWithPolitics().getFirst().id())
                .isEqualTo(runsWithPolitics().getFirst().id());
    }

    @Test
    void accountWithoutTouchpointsDriftsAMonthAfterItBegan() {
        List<PlaybookRuns.Run> runs = PlaybookRuns.of(FactFixtures.of(ACCOUNT), List.of(), NOW);
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().since()).isEqualTo("2026-01-31T09:00:00Z");
        assertThat(runs.getFirst().reason()).isEqualTo("There was no mutual touchpoint yet.");
    }

    @Test
    void reasonsNamePeopleAndInitiativesInsteadOfRefs() {
        List<String> reasons = runs(
                        GREW,
                        CALL,
                        "stakeholder a/1 2025-02-01 {'person': {'ref': 'p', 'name': 'Ann Berg'}, 'department': 'IT'}",
                        "stakeholderLeft l 2026-05-29 {'stakeholder': 'a/1'}",
                        "initiative a/2 2025-02-01 {'name': 'New line', 'priority': 0.9}",
                        "priorityChanged d 2026-05-20 {'initiative': 'a/2', 'severity': 0.4}",
                        "issueRaised a/3 2026-05-30 {'severity': 0.4, 'kind': 'DISPUTE'}")
                .stream()
                .map(PlaybookRuns.Run::reason)
                .toList();
        assertThat(reasons)
                .containsExactly(
                        "Ann Berg left 3 days ago.",
                        "The priority of New line dropped.",
                        "Raised 2 days ago, and still open: the dispute.");
    }

    @Test
    void stepsAreFreeOfCitations() {
        assertThat(Playbook.all(List.of()).values().stream().flatMap(playbook -> playbook.steps().stream()))
                .noneMatch(step -> step.contains("(S"));
    }
}
