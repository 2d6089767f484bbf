package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.needs;
import static dev.troth.scoring.Laws.always;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws D01 to D03 of {@code scoring.md}, section 4: the standing. */
class StandingLawsTest {
    /** Returns the days on which the standing changed, with the evidence that was known on each day. */
    private static List<Double> changes(EvidenceBuilder s) {
        List<Double> changes = new ArrayList<>();
        Standing before = Standing.VENDOR;
        for (double day = EvidenceBuilder.START; day < s.now(); day++) {
            Standing then = seenOn(s, day).assess().standing();
            if (then != before) {
                changes.add(day);
            }
            before = then;
        }
        return changes;
    }

    private static EvidenceBuilder seenOn(EvidenceBuilder s, double day) {
        return new EvidenceBuilder(
                s.evidence().stream().filter(e -> e.day() <= day).toList(), day);
    }

    @Test
    void d01StandingStaysForNinetyDays() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Double> changes = changes(partnerThatSlips(seed));
            for (int i = 1; i < changes.size(); i++) {
                assertThat(changes.get(i) - changes.get(i - 1)).isGreaterThanOrEqualTo(90);
            }
        }
    }

    /** A random account, with weekly calls to four departments and a promise kept or broken every month. */
    private static EvidenceBuilder partnerThatSlips(long seed) {
        EvidenceBuilder s = EvidenceBuilder.random(seed).at(EvidenceBuilder.START + 900);
        for (int i = 0; i < 4; i++) {
            s = s.with(EvidenceBuilder.joined("q" + i, "D" + i, 1, Stance.ADVOCATE, EvidenceBuilder.START));
        }
        for (int week = 1; week < 120; week++) {
            double day = EvidenceBuilder.START + 7.0 * week;
            s = s.with(EvidenceBuilder.call("w" + week, day, "q" + week % 4));
            if (week % 4 == 0) {
                s = s.with(
                        EvidenceBuilder.made("m" + week, day - 20, day, 0.5),
                        (seed + week / 4) % 5 == 0
                                ? EvidenceBuilder.broken("m" + week, day)
                                : EvidenceBuilder.kept("m" + week, day));
            }
        }
        return s;
    }

    @Test
    void d02DayOfDeskWorkChangesNoStanding() {
        always((s, r) -> {
            EvidenceBuilder assessed = s;
            for (NeedScope scope : NeedScope.values()) {
                assessed = assessed.with(needs(scope, s.now()));
            }
            double tonight = Math.floor(s.now()) + 0.999;
            assertThat(assessed.at(tonight).assess().standing())
                    .isEqualTo(s.at(tonight).assess().standing());
        });
    }

    @Test
    void d03StandingIsTheSameIncrementallyAndInOneFold() {
        always((s, r) -> {
            List<Evidence> sorted = s.evidence().stream().sorted().toList();
            int half = r.nextInt(sorted.size());
            AccountState state = EvidenceBuilder.MODEL.fold(AccountState.EMPTY, sorted.subList(0, half));
            state = EvidenceBuilder.MODEL.fold(state, sorted.subList(half, sorted.size()));
            assertThat(state.standing()).isEqualTo(s.state().standing());
        });
    }
}
