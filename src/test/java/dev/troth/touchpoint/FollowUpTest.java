package dev.troth.touchpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.ledger.Fact;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.testing.FactFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Time and channel of the next follow-up. */
class FollowUpTest {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    /** Answers of {@code p} that took so many hours, in January and February. */
    private static List<String> answersAfter(int... hours) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < hours.length; i++) {
            Instant asked = Instant.parse("2026-01-05T09:00:00Z").plus(Duration.ofDays(7L * i));
            lines.add(
                    "touchpoint q%d %s {'channel': 'EMAIL', 'direction': 'OUT', 'participants': ['p'], 'wantsAnswer': true}"
                            .formatted(i, asked));
            lines.add(
                    "touchpoint a%d %s {'channel': 'EMAIL', 'direction': 'IN', 'participants': ['p'], 'answers': 'q%d'}"
                            .formatted(i, asked.plus(Duration.ofHours(hours[i])), i));
        }
        return lines;
    }

    private static List<FollowUp> followUps(List<String> lines, String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return FollowUp.of(FactFixtures.of(all.toArray(String[]::new)), NOW);
    }

    private static String asked(String ref, String at, String channel) {
        return "touchpoint %s %s {'channel': '%s', 'direction': 'OUT', 'participants': ['p'], 'wantsAnswer': true}"
                .formatted(ref, at, channel);
    }

    @Test
    void personWithoutHistoryIsGivenTwoDays() {
        FollowUp waiting = followUps(List.of(), asked("q", "2026-03-19T12:00:00Z", "EMAIL"))
                .getFirst();
        assertThat(waiting.dueAt()).isEqualTo("2026-03-21T12:00:00Z");
        assertThat(waiting.due()).isFalse();
    }

    @Test
    void responseTimeIsTheEightiethPercentile() {
        FollowUp waiting = followUps(answersAfter(1, 2, 3, 5, 90), asked("q", "2026-03-20T06:00:00Z", "EMAIL"))
                .getFirst();
        assertThat(waiting.dueAt()).isEqualTo("2026-03-20T11:00:00Z"); // five hours, and not ninety
        assertThat(waiting.due()).isTrue();
    }

    @Test
    void unansweredMessagesMakeTheResponseTimeLonger() {
        List<Fact> answered = FactFixtures.of(answersAfter(1, 2, 3, 4).toArray(String[]::new));
        List<String> lines = answersAfter(1, 2, 3, 4);
        lines.add(asked("open1", "2026-03-01", "EMAIL"));
        lines.add(asked("open2", "2026-03-02", "EMAIL"));
        List<Fact> withWaits = FactFixtures.of(lines.toArray(String[]::new));
        Duration before = ResponseTimes.reasonable(ResponseTimes.of("p", ResponseTimes.waits(answered), null), NOW);
        Duration after = ResponseTimes.reasonable(ResponseTimes.of("p", ResponseTimes.waits(withWaits), null), NOW);
        assertThat(before).isEqualTo(Duration.ofHours(4));
        assertThat(after).isGreaterThan(before).isLessThanOrEqualTo(ResponseTimes.MOST);
    }

    @Test
    void reasonableWaitIsCappedAtTenDays() {
        List<Fact> slow =
                FactFixtures.of(answersAfter(700, 800, 900, 1000, 1100).toArray(String[]::new));
        assertThat(ResponseTimes.reasonable(ResponseTimes.of("p", ResponseTimes.waits(slow), null), NOW))
                .isEqualTo(ResponseTimes.MOST);
    }

    @Test
    void followUpIsDueAtTheLatestWhenTheAnswerIsNeeded() {
        FollowUp waiting = followUps(
                        List.of(),
                        "touchpoint q 2026-03-20T06:00:00Z {'channel': 'EMAIL', 'direction': 'OUT', 'participants': ['p'],"
                                + " 'wantsAnswer': true, 'answerBy': '2026-03-20T10:00:00Z'}")
                .getFirst();
        assertThat(waiting.dueAt()).isEqualTo("2026-03-20T10:00:00Z");
    }

    @Test
    void followUpSuggestsAnotherChannel() {
        assertThat(followUps(List.of(), asked("q", "2026-03-10", "EMAIL"))
                        .getFirst()
                        .channel())
                .isEqualTo(Channel.CALL);
        FollowUp again = followUps(List.of(), asked("q", "2026-03-10", "EMAIL"), asked("r", "2026-03-13", "VOICEMAIL"))
                .getFirst();
        assertThat(again.channel()).isEqualTo(Channel.CHAT);
        assertThat(again.attempts()).isEqualTo(2);
    }

    @Test
    void conversationAnswersAnOpenMessage() {
        assertThat(followUps(
                        List.of(),
                        asked("q", "2026-03-10", "EMAIL"),
                        "touchpoint t 2026-03-12 {'channel': 'CALL', 'direction': 'OUT', 'participants': ['p']}"))
                .isEmpty();
    }

    @Test
    void personAskedTwiceHasOneFollowUp() {
        assertThat(followUps(List.of(), asked("q", "2026-03-10", "EMAIL"), asked("r", "2026-03-13", "EMAIL")))
                .hasSize(1);
    }

    @Test
    void silenceNeverShortensTheUsualResponseTime() {
        // Answers after 20 days each, three times: 80 % are reached at 20 days.
        List<String> lines = answersAfter(480, 480, 480);
        assertThat(usual("p", lines)).isEqualTo(new ResponseTimes.Usual(Duration.ofDays(20), true));
        // A fourth message, unanswered since 10 February: 3 of 4 answered, so 80 % take longer than the longest wait.
        // 10 February 09:00 to 20 March 12:00 are 38 days and 3 hours.
        lines.add(asked("q9", "2026-02-10T09:00:00Z", "EMAIL"));
        assertThat(usual("p", lines))
                .isEqualTo(new ResponseTimes.Usual(Duration.ofDays(38).plusHours(3), false));
    }

    @Test
    void responseOfAColleagueIsNotTheirs() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Instant asked = Instant.parse("2026-01-05T09:00:00Z").plus(Duration.ofDays(7L * i));
            lines.add(
                    "touchpoint q%d %s {'channel': 'EMAIL', 'direction': 'OUT', 'participants': ['ann', 'bob'], 'wantsAnswer': true}"
                            .formatted(i, asked));
            lines.add(
                    "touchpoint a%d %s {'channel': 'EMAIL', 'direction': 'IN', 'participants': ['bob'], 'answers': 'q%d'}"
                            .formatted(i, asked.plus(Duration.ofHours(1)), i));
        }
        assertThat(usual("bob", lines)).isEqualTo(new ResponseTimes.Usual(Duration.ofHours(1), true));
        assertThat(responses("ann", lines)).isEmpty();
        assertThat(followUps(lines)).isEmpty();
    }

    @Test
    void percentileCountsSilenceAsAtLeastTheWait() {
        // 1, 2, 3, 4 and 50 hours: 80 % are reached at the fourth, 4 hours.
        List<String> lines = answersAfter(1, 2, 3, 4, 50);
        assertThat(usual("p", lines).time()).isEqualTo(Duration.ofHours(4));
        // One more wait of 2.5 hours: S = 5/6, 4/6, 4/6 * 2/3 = 4/9, 4/9 / 2 = 2/9, then 0 at 50 hours.
        lines.add(asked("open", "2026-03-20T09:30:00Z", "EMAIL"));
        assertThat(usual("p", lines)).isEqualTo(new ResponseTimes.Usual(Duration.ofHours(50), true));
    }

    private static ResponseTimes.Usual usual(String stakeholder, List<String> lines) {
        return responses(stakeholder, lines).orElseThrow();
    }

    private static Optional<ResponseTimes.Usual> responses(String stakeholder, List<String> lines) {
        List<Fact> facts = FactFixtures.of(lines.toArray(String[]::new));
        Instant left = StakeholderRoster.of(facts).leftAt(stakeholder);
        return ResponseTimes.eightieth(ResponseTimes.of(stakeholder, ResponseTimes.waits(facts), left), NOW);
    }

    /**
     * Ann answers after 20 days, three times, and left on 10 February: the message of that minute waited for no time, and the one
     * after it is not one to her. 80 % are reached at 20 days; with a wait of 38 days they would not be.
     */
    @Test
    void leaverIsNotWaitedFor() {
        List<String> lines = answersAfter(480, 480, 480);
        lines.add("stakeholder p 2026-01-01 {'person': {'ref': 'p', 'name': 'Ann'}, 'department': 'IT'}");
        lines.add("stakeholderLeft l 2026-02-10T09:00:00Z {'stakeholder': 'p'}");
        lines.add(asked("q8", "2026-02-10T09:00:00Z", "EMAIL"));
        lines.add(asked("q9", "2026-02-12T09:00:00Z", "EMAIL"));
        assertThat(usual("p", lines)).isEqualTo(new ResponseTimes.Usual(Duration.ofDays(20), true));
    }
}
