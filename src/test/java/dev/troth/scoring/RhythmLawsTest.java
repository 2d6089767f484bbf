package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.cadence;
import static dev.troth.scoring.EvidenceBuilder.call;
import static dev.troth.scoring.EvidenceBuilder.initiativeCadence;
import static dev.troth.scoring.EvidenceBuilder.initiativeCadenceEnded;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.same;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Laws X23 to X26 of {@code scoring.md}, section 4: each day is judged by the cadence in force on it. */
class RhythmLawsTest {
    private static double rhythm(EvidenceBuilder s) {
        return s.component(Component.RHYTHM);
    }

    @Test
    void x23AgreeingOnACadenceTodayNeverLowersTheRhythm() {
        always((s, r) -> {
            atMost(rhythm(s), rhythm(s.with(cadence(1 + r.nextInt(40), s.now()))) + 1e-12);
            atMost(rhythm(s), rhythm(s.with(initiativeCadence("n", 1 + r.nextInt(20), s.now()))) + 1e-12);
        });
    }

    @Test
    void x24EndedInitiativeIsJudgedForItsOwnTimeOnly() {
        always((s, r) -> {
            EvidenceBuilder brief =
                    s.with(initiativeCadence("n", 1, s.now()), initiativeCadenceEnded("n", s.now() + 0.5));
            // In force on one day only, on which it begins: never late.
            same(rhythm(brief.at(s.now() + 20)), rhythm(s.at(s.now() + 20)), 1e-12);
        });
    }

    @Test
    void x25DailyCadenceCountsWorkingDays() {
        double monday = 20_000 - Math.floorMod(20_000 + 3, 7); // day 0 is a Thursday
        EvidenceBuilder week = EvidenceBuilder.empty(monday + 7).with(cadence(1, monday - 10));
        EvidenceBuilder everyDay = week;
        for (int day = 0; day < 7; day++) {
            everyDay = everyDay.with(call("t" + day, monday + day, "ann"));
            week = day < 5 ? week.with(call("t" + day, monday + day, "ann")) : week;
        }
        assertThat(rhythm(week)).isEqualTo(rhythm(everyDay));
    }

    @Test
    void x26RunningInitiativeShortensTheCadence() {
        EvidenceBuilder s = EvidenceBuilder.empty(EvidenceBuilder.START + 100)
                .with(
                        cadence(14, EvidenceBuilder.START),
                        initiativeCadence("n", 7, EvidenceBuilder.START + 50),
                        call("t", EvidenceBuilder.START + 40, "ann"));
        assertThat(s.assess().connection().cadence()).isEqualTo(7);
        assertThat(s.at(EvidenceBuilder.START + 45).assess().nextContactDue()).isEqualTo(EvidenceBuilder.START + 54);
        // The call before the initiative began does not make its first contact late.
        assertThat(s.at(EvidenceBuilder.START + 51).assess().nextContactDue()).isEqualTo(EvidenceBuilder.START + 54);
        EvidenceBuilder ended = s.with(initiativeCadenceEnded("n", EvidenceBuilder.START + 90));
        assertThat(ended.assess().connection().cadence()).isEqualTo(14);
    }
}
