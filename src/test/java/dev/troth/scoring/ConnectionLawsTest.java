package dev.troth.scoring;

import static dev.troth.scoring.Component.BALANCE;
import static dev.troth.scoring.Component.COVERAGE;
import static dev.troth.scoring.Component.RHYTHM;
import static dev.troth.scoring.ContactLevel.ONE_WAY;
import static dev.troth.scoring.ContactLevel.REPLIED;
import static dev.troth.scoring.ContactLevel.SYNCHRONOUS;
import static dev.troth.scoring.EvidenceBuilder.START;
import static dev.troth.scoring.EvidenceBuilder.answered;
import static dev.troth.scoring.EvidenceBuilder.cadence;
import static dev.troth.scoring.EvidenceBuilder.call;
import static dev.troth.scoring.EvidenceBuilder.contact;
import static dev.troth.scoring.EvidenceBuilder.experience;
import static dev.troth.scoring.EvidenceBuilder.feedback;
import static dev.troth.scoring.EvidenceBuilder.influences;
import static dev.troth.scoring.EvidenceBuilder.joined;
import static dev.troth.scoring.EvidenceBuilder.left;
import static dev.troth.scoring.EvidenceBuilder.roadmap;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.atMost;
import static dev.troth.scoring.Laws.below;
import static dev.troth.scoring.Laws.same;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Laws X01 to X22 of {@code scoring.md}, section 4. */
class ConnectionLawsTest {

    private static EvidenceBuilder threads(int people, double now, String... departments) {
        EvidenceBuilder s = EvidenceBuilder.empty(now);
        for (int i = 0; i < people; i++) {
            s = s.with(joined("p" + i, departments[i % departments.length], 0.5, Stance.NEUTRAL, START));
            for (double day = START + 10 + i; day < now; day += 14) {
                s = s.with(call("t" + i + "@" + day, day, "p" + i));
            }
        }
        return s;
    }

    @Test
    void x01ConnectionStaysWithinZeroAndOne() {
        always((s, r) -> {
            atMost(0, s.x());
            atMost(s.x(), 1);
            for (Component component : Component.values()) {
                atMost(s.component(component), 1);
            }
        });
    }

    @Test
    void x02AdditionalConversationNeverLowersConnection() {
        always((s, r) -> {
            double day = START + (s.now() - START) * r.nextDouble();
            ContactContext context = ContactContext.values()[r.nextInt(3)];
            ContactLevel level = r.nextBoolean() ? REPLIED : SYNCHRONOUS;
            EvidenceBuilder more = s.with(contact("n", day, level, "p0", "TOPIC" + r.nextInt(9), context));
            atMost(s.x(), more.x());
        });
    }

    @Test
    void x03SteadyContactNeverScoresBelowABurst() {
        always((s, r) -> {
            int n = 5 + r.nextInt(10);
            double gap = 5 + r.nextInt(25);
            double now = START + n * gap;
            EvidenceBuilder steady = EvidenceBuilder.empty(now);
            EvidenceBuilder burst = steady;
            double from = START + (now - START - n) * r.nextDouble();
            for (int i = 0; i < n; i++) {
                steady = steady.with(call("t" + i, START + i * gap, null));
                burst = burst.with(call("t" + i, from + i, null));
            }
            atMost(burst.component(RHYTHM), steady.component(RHYTHM));
        });
    }

    @Test
    void x04ContactsOnOneDayCountOnce() {
        always((s, r) -> {
            double day = Math.floor(s.now()) - 10;
            EvidenceBuilder one = s.with(contact("n", day, SYNCHRONOUS, "p0", null, ContactContext.ROUTINE));
            EvidenceBuilder many = one;
            for (int i = 0; i < 8; i++) {
                many = many.with(contact("n" + i, day + 0.1 * i, SYNCHRONOUS, "p0", null, ContactContext.ROUTINE));
            }
            same(many.component(RHYTHM), one.component(RHYTHM), 0);
            same(many.component(COVERAGE), one.component(COVERAGE), 0);
            same(
                    many.assess().connection().evidence(),
                    one.assess().connection().evidence(),
                    0);
        });
    }

    @Test
    void x05CadenceBeyondThirtyDaysCountsAsThirtyDays() {
        always((s, r) -> same(
                s.with(cadence(90, s.now() - 1)).component(RHYTHM),
                s.with(cadence(30, s.now() - 1)).component(RHYTHM),
                0));
    }

    @Test
    void x06LongerCadenceNeverLowersRhythm() {
        always((s, r) -> {
            double before = 0;
            for (double days = 3; days <= 30; days += 3) {
                double rhythm = s.with(cadence(days, s.now() - 1)).component(RHYTHM);
                atMost(before, rhythm);
                before = rhythm;
            }
        });
    }

    @Test
    void x07NewDepartmentNeverLowersConnectionAndContactThereRaisesCoverage() {
        always((s, r) -> {
            EvidenceBuilder more = s.with(joined("new", "BOARD", 0.5, Stance.NEUTRAL, s.now() - 5));
            atMost(s.x(), more.x());
            EvidenceBuilder met = more.with(call("n", s.now() - 1, "new"));
            double before = more.assess().connection().covered();
            if (before < 1) {
                below(before, met.assess().connection().covered());
            }
        });
    }

    @Test
    void x08LeavingStakeholderNeverRaisesConnection() {
        always((s, r) -> atMost(s.with(left("p0", s.now())).x(), s.x()));
    }

    @Test
    void x09LossOfTheOnlyContactLeavesNoConnection() {
        always((s, r) -> {
            double now = START + 200 + r.nextInt(100);
            EvidenceBuilder single = threads(1, now, "PURCHASING");
            EvidenceBuilder several = threads(3, now, "PURCHASING", "ENGINEERING", "ACCOUNTING");
            double alone = single.with(left("p0", now)).x();
            same(alone, 0, 0);
            below(0, several.with(left("p0", now)).x());
            below(alone / single.x(), several.with(left("p0", now)).x() / several.x());
        });
    }

    @Test
    void x10ContactSpreadOverDepartmentsNeverLowersCoverage() {
        always((s, r) -> {
            double now = START + 150 + r.nextInt(200);
            int people = 2 + r.nextInt(3);
            atMost(
                    threads(people, now, "PURCHASING").component(COVERAGE),
                    threads(people, now, "PURCHASING", "ENGINEERING", "MANUFACTURING", "ACCOUNTING")
                            .component(COVERAGE));
        });
    }

    @Test
    void x11SeveralTopicsNeverScoreBelowOne() {
        always((s, r) -> {
            EvidenceBuilder one = s;
            EvidenceBuilder many = s;
            for (int i = 0; i < 6; i++) {
                double day = s.now() - i;
                one = one.with(contact("n" + i, day, SYNCHRONOUS, null, "NEW0", ContactContext.ROUTINE));
                many = many.with(contact("n" + i, day, SYNCHRONOUS, null, "NEW" + i, ContactContext.ROUTINE));
            }
            atMost(one.x(), many.x());
        });
    }

    @Test
    void x12OnlyGoodOrOnlyProblemContactHasNoBalance() {
        always((s, r) -> {
            EvidenceBuilder base = EvidenceBuilder.empty(s.now());
            EvidenceBuilder good = base;
            EvidenceBuilder bad = base;
            EvidenceBuilder mixed = base;
            for (int i = 0; i < 1 + r.nextInt(9); i++) {
                good = good.with(contact("g" + i, s.now() - i, SYNCHRONOUS, null, null, ContactContext.GOOD));
                bad = bad.with(contact("b" + i, s.now() - i, SYNCHRONOUS, null, null, ContactContext.PROBLEM));
                mixed = mixed.with(
                        contact("g" + i, s.now() - i, SYNCHRONOUS, null, null, ContactContext.GOOD),
                        contact("b" + i, s.now() - i, SYNCHRONOUS, null, null, ContactContext.PROBLEM));
            }
            double floor = Parameter.COMPONENT_FLOOR.standard();
            same(good.component(BALANCE), floor, 0);
            same(bad.component(BALANCE), floor, 0);
            below(floor, mixed.component(BALANCE));
            below(floor, base.with(call("r", s.now(), null)).component(BALANCE));
        });
    }

    @Test
    void x13SharedRoadmapsNeverLowerConnection() {
        always((s, r) -> {
            EvidenceBuilder one = s.with(roadmap(Direction.values()[r.nextInt(2)], s.now()));
            atMost(s.x(), one.x());
            atMost(
                    one.x(),
                    s.with(roadmap(Direction.OUT, s.now()), roadmap(Direction.IN, s.now()))
                            .x());
        });
    }

    @Test
    void x14HonestFeedbackNeverScoresBelowSugarCoatedOrNone() {
        always((s, r) -> {
            Direction direction = Direction.values()[r.nextInt(2)];
            double sweet = s.with(feedback(direction, s.now(), false)).x();
            atMost(s.x(), sweet);
            atMost(sweet, s.with(feedback(direction, s.now(), true)).x());
        });
    }

    @Test
    void x15QuickerAnswerNeverLowersConnection() {
        always((s, r) -> {
            double quick = r.nextDouble();
            double slow = quick + 5 * r.nextDouble();
            atMost(
                    s.with(answered("n", s.now(), slow)).x(),
                    s.with(answered("n", s.now(), quick)).x());
        });
    }

    @Test
    void x16InfluenceAndBetterStanceNeverLowerConnection() {
        always((s, r) -> {
            double low = r.nextDouble();
            double high = low + (1 - low) * r.nextDouble();
            EvidenceBuilder met = s.with(call("n", s.now() - 1, "new"));
            double day = s.now() - 5;
            atMost(
                    met.with(joined("new", "BOARD", low, Stance.NEUTRAL, day)).x(),
                    met.with(joined("new", "BOARD", high, Stance.NEUTRAL, day)).x());
            double before = 0;
            for (Stance stance :
                    new Stance[] {Stance.DETRACTOR, Stance.SKEPTIC, Stance.NEUTRAL, Stance.SUPPORTER, Stance.ADVOCATE
                    }) {
                double x = met.with(joined("new", "BOARD", 0.5, stance, day)).x();
                atMost(before, x);
                before = x;
            }
        });
    }

    @Test
    void x17OneWayContactReachesAtMostHalfTheRhythm() {
        always((s, r) -> {
            double day = s.now() - 5;
            atMost(
                    s.with(contact("n", day, ONE_WAY, "p0", "T", ContactContext.ROUTINE))
                            .x(),
                    s.with(contact("n", day, REPLIED, "p0", "T", ContactContext.ROUTINE))
                            .x());
            EvidenceBuilder alone = EvidenceBuilder.empty(s.now());
            for (double when = START; when < s.now(); when += 1 + r.nextInt(20)) {
                alone = alone.with(contact("o" + when, when, ONE_WAY, null, null, ContactContext.ROUTINE));
            }
            atMost(alone.component(RHYTHM), 0.5);
        });
    }

    @Test
    void x18PermanentSilenceEndsInZeroConnection() {
        always((s, r) -> same(s.at(s.now() + 3650).x(), 0, 0));
    }

    @Test
    void x19InfluenceTieRaisesCoverage() {
        always((s, r) -> {
            double now = START + 200;
            EvidenceBuilder apart =
                    threads(1, now, "PURCHASING").with(joined("q", "BOARD", r.nextDouble(), Stance.NEUTRAL, START));
            EvidenceBuilder tied = apart.with(influences("p0", "q", START + 1));
            below(
                    apart.assess().connection().covered(),
                    tied.assess().connection().covered());
        });
    }

    @Test
    void x20SecondDepartmentAtLeastDoublesCoverage() {
        always((s, r) -> {
            double now = START + 150 + r.nextInt(200);
            EvidenceBuilder single = threads(1, now, "PURCHASING");
            double coverage = single.component(COVERAGE);
            atMost(coverage, 0.5 * single.assess().connection().covered());
            EvidenceBuilder second = single.with(joined("q", "ENGINEERING", 0.5, Stance.NEUTRAL, START));
            for (double day = START + 10; day < now; day += 14) {
                second = second.with(call("q@" + day, day, "q"));
            }
            atMost(2 * coverage, second.component(COVERAGE));
        });
    }

    @Test
    void x21BadExperienceLowersConnectionAndGoodOneNeverDoes() {
        always((s, r) -> {
            double severity = 0.01 + 0.99 * r.nextDouble();
            double x = s.x();
            if (x > 0) {
                below(s.with(experience("n", s.now(), false, severity)).x(), x);
            }
            atMost(x, s.with(experience("n", s.now(), true, severity)).x());
        });
    }

    @Test
    void x22TiesDecayToZeroWithinFourHundredDays() {
        always((s, r) -> {
            ContactDays days = s.state().contacts();
            long today = EpochDays.index(s.now());
            double before = Double.MAX_VALUE;
            for (int later = 0; later <= 400; later += 20) {
                double mass = days.mass(today + later, EvidenceBuilder.P);
                atMost(mass, before);
                before = mass;
            }
            below(days.mass(today + 90, EvidenceBuilder.P), 0.6 * days.mass(today, EvidenceBuilder.P));
            same(days.mass(today + 401, EvidenceBuilder.P), 0, 0);
        });
    }

    @Test
    void contactDaysMatchAPlainSet() {
        for (long seed = 1; seed <= 200; seed++) {
            Random r = new Random(seed);
            TreeSet<Long> plain = new TreeSet<>();
            DayBitSet ring = DayBitSet.EMPTY;
            long day = 20_000;
            for (int i = 0; i < 200; i++) {
                day += r.nextInt(30) - 10;
                if (plain.isEmpty() || day > plain.last() - 440) {
                    plain.add(day);
                    ring = ring.with(day);
                }
            }
            long today = plain.last() + r.nextInt(100) - 20;
            long[] seen = ring.seenFrom(today);
            for (int age = 0; age < DayBitSet.WINDOW; age++) {
                boolean in = (seen[age >> 6] >>> (age & 63) & 1) == 1;
                if (in != plain.contains(today - age)) {
                    throw new AssertionError("seed " + seed + ", age " + age + ": " + in);
                }
            }
        }
    }
}
