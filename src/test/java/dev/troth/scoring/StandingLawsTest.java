package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.MODEL;
import static dev.troth.scoring.EvidenceBuilder.P;
import static dev.troth.scoring.EvidenceBuilder.needs;
import static dev.troth.scoring.Laws.always;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Laws D01 to D05 of {@code scoring.md}, section 4: the standing. */
class StandingLawsTest {
    private record Change(double day, boolean fall) {}

    /** Returns the changes of the standing, with the evidence that was known on each day. */
    private static List<Change> changes(EvidenceBuilder s) {
        List<Change> changes = new ArrayList<>();
        List<Evidence> sorted = s.evidence().stream().sorted().toList();
        AccountState state = AccountState.EMPTY;
        int next = 0;
        Standing before = Standing.VENDOR;
        for (double day = EvidenceBuilder.START; day < s.now(); day++) {
            int from = next;
            while (next < sorted.size() && sorted.get(next).day() <= day) {
                next++;
            }
            state = MODEL.fold(state, sorted.subList(from, next));
            Standing then = MODEL.assess(state, EvidenceBuilder.instant(day)).standing();
            if (then != before) {
                changes.add(new Change(day, then.compareTo(before) < 0));
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
    void d01StandingStaysForNinetyDaysUnlessWeBreakAPromise() {
        for (long seed = 1; seed <= 20; seed++) {
            EvidenceBuilder s = partnerThatSlips(seed);
            List<Change> changes = changes(s);
            for (int i = 1; i < changes.size(); i++) {
                Change change = changes.get(i);
                boolean early = change.day - changes.get(i - 1).day < P.get(Parameter.STANDING_DWELL);
                assertThat(!early || (change.fall && breachOn(s, change.day)))
                        .as("seed " + seed)
                        .isTrue();
            }
        }
    }

    @Test
    void d01PartnershipThatWaversWithoutABreachMovesTheStandingOnceInNinetyDays() {
        List<Change> changes = changes(partnerWhoWaits());
        assertThat(changes).hasSizeGreaterThan(2);
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i).day - changes.get(i - 1).day)
                    .isGreaterThanOrEqualTo(P.get(Parameter.STANDING_DWELL));
        }
    }

    private static boolean breachOn(EvidenceBuilder s, double day) {
        return seenOn(s, day).state().ours().neverForgotten()
                > seenOn(s, day - 1).state().ours().neverForgotten();
    }

    /** A partner who waits for promises on every second day of review, and releases us from them before the next. */
    private static EvidenceBuilder partnerWhoWaits() {
        EvidenceBuilder s = partner().at(EvidenceBuilder.START + 1200);
        int first = (int) Math.ceil(EvidenceBuilder.START / StandingTrack.PERIOD) + 16;
        for (int i = first; i * StandingTrack.PERIOD < s.now() - 20; i += 2) {
            double review = i * StandingTrack.PERIOD;
            for (String id : List.of("a" + i, "b" + i, "c" + i)) {
                s = s.with(
                        EvidenceBuilder.made(id, review - 8, review - 4, 1), EvidenceBuilder.released(id, review + 10));
            }
        }
        return s;
    }

    /** Weekly calls to four departments, and a promise kept every week. */
    private static EvidenceBuilder partner() {
        EvidenceBuilder s = EvidenceBuilder.empty(EvidenceBuilder.START + 900);
        for (int i = 0; i < 4; i++) {
            s = s.with(EvidenceBuilder.joined("q" + i, "D" + i, 1, Stance.ADVOCATE, EvidenceBuilder.START));
        }
        for (int week = 1; week < 160; week++) {
            double day = EvidenceBuilder.START + 7.0 * week;
            s = s.with(
                    EvidenceBuilder.call("w" + week, day, "q" + week % 4),
                    EvidenceBuilder.made("m" + week, day - 5, day, 0.5),
                    EvidenceBuilder.kept("m" + week, day));
        }
        return s;
    }

    @Test
    void d04StandingIsNeverAboveThePartnershipAtTheMomentOfABreach() {
        double day = EvidenceBuilder.START + 800;
        EvidenceBuilder before = seenOn(partner(), day);
        assertThat(before.assess().standing()).isGreaterThan(Standing.VENDOR);
        EvidenceBuilder broke = before;
        for (int i = 0; i < 5; i++) {
            broke = broke.with(EvidenceBuilder.made("n" + i, day - 5, day, 1), EvidenceBuilder.broken("n" + i, day));
        }
        assertThat(broke.assess().partnership()).isLessThan(P.get(Parameter.PREFERRED_FROM));
        assertThat(broke.assess().standing()).isEqualTo(Standing.VENDOR);
        assertThat(changes(broke.at(day + 300)).stream().filter(change -> change.day > day))
                .allSatisfy(
                        change -> assertThat(change.day - day).isGreaterThanOrEqualTo(P.get(Parameter.STANDING_DWELL)));
    }

    /** Promises that we are released from leave no trace, so only the fall itself keeps the standing down. */
    @Test
    void d04StandingThatFellRisesNoSoonerThanNinetyDaysLaterEvenIfThePartnershipIsBack() {
        double day = EvidenceBuilder.START + 800;
        EvidenceBuilder s = partner().at(day + 200);
        for (String id : List.of("a", "b", "c", "d")) {
            s = s.with(EvidenceBuilder.made(id, day - 8, day - 4, 1), EvidenceBuilder.released(id, day + 5));
        }
        s = s.with(EvidenceBuilder.made("n", day - 8, day - 1, 0), EvidenceBuilder.broken("n", day));
        List<Change> later =
                changes(s).stream().filter(change -> change.day >= day - 1).toList();
        assertThat(later).hasSizeGreaterThan(1);
        assertThat(later.getFirst().fall).isTrue();
        assertThat(later.get(1).day - later.getFirst().day).isGreaterThanOrEqualTo(P.get(Parameter.STANDING_DWELL));
    }

    @Test
    void d05MergedStatesKeepTheEarlierTrackInAnyOrder() {
        always((s, r) -> {
            double day = EvidenceBuilder.START + (s.now() - EvidenceBuilder.START) * r.nextDouble();
            AccountState earlier = seenOn(s, day).state();
            AccountState whole = s.state();
            StandingTrack track = MODEL.merge(earlier, whole).standing();
            assertThat(track).isEqualTo(MODEL.merge(whole, earlier).standing());
            assertThat(track.period())
                    .isEqualTo(Math.min(
                            earlier.standing().period(), whole.standing().period()));
        });
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
            AccountState state = MODEL.fold(AccountState.EMPTY, sorted.subList(0, half));
            state = MODEL.fold(state, sorted.subList(half, sorted.size()));
            assertThat(state.standing()).isEqualTo(s.state().standing());
        });
    }
}
