package dev.troth.scoring;

import static dev.troth.scoring.EvidenceBuilder.MODEL;
import static dev.troth.scoring.EvidenceBuilder.P;
import static dev.troth.scoring.EvidenceBuilder.instant;
import static dev.troth.scoring.Laws.always;
import static dev.troth.scoring.Laws.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Laws S01 to S08 of {@code scoring.md}, section 4, and further guarantees of a state. */
class StructureLawsTest {

    @Test
    void s01ShiftByWholeWeeksLeavesScoresUnchanged() {
        always((s, r) -> {
            int days = 7 * (1 + r.nextInt(60));
            EvidenceBuilder moved = moved(s, days);
            same(moved.c(), s.c(), 1e-11);
            same(moved.x(), s.x(), 1e-11);
            same(moved.p(90), s.p(90), 1e-11);
        });
    }

    @Test
    void s02OrderOfArrivalLeavesEveryBitUnchanged() {
        always((s, r) -> {
            List<Evidence> shuffled = new ArrayList<>(s.evidence());
            Collections.shuffle(shuffled, r);
            assertThat(StateCodec.encode(MODEL.stateOf(shuffled))).isEqualTo(StateCodec.encode(s.state()));
        });
    }

    @Test
    void s03IncrementalFoldEqualsBatchFold() {
        always((s, r) -> {
            AccountState state = AccountState.EMPTY;
            for (Evidence evidence : s.evidence().stream().sorted().toList()) {
                state = MODEL.fold(state, List.of(evidence));
            }
            assertThat(state).isEqualTo(s.state());
        });
    }

    @Test
    void s04MergeOfAnyPartitionEqualsTheFoldOfAll() {
        always((s, r) -> {
            List<List<Evidence>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (Evidence evidence : s.evidence()) {
                parts.get(Math.floorMod(owner(evidence, r), 3)).add(evidence);
            }
            AccountState merged = MODEL.merge(
                    MODEL.merge(MODEL.stateOf(parts.get(0)), MODEL.stateOf(parts.get(1))), MODEL.stateOf(parts.get(2)));
            sameScores(MODEL.assess(merged, instant(s.now())), s.assess());
        });
    }

    @Test
    void s05MergeIsAssociativeAndCommutativeWithAnIdentity() {
        always((s, r) -> {
            List<AccountState> parts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int part = i;
                parts.add(MODEL.stateOf(s.evidence().stream()
                        .filter(e ->
                                Math.floorMod(owner(e, new Random(e.fact().ref().hashCode())), 3) == part)
                        .toList()));
            }
            AccountState left = MODEL.merge(MODEL.merge(parts.get(0), parts.get(1)), parts.get(2));
            AccountState right = MODEL.merge(parts.get(0), MODEL.merge(parts.get(1), parts.get(2)));
            sameScores(MODEL.assess(left, instant(s.now())), MODEL.assess(right, instant(s.now())));
            assertThat(MODEL.merge(parts.get(0), parts.get(1))).isEqualTo(MODEL.merge(parts.get(1), parts.get(0)));
            assertThat(MODEL.merge(s.state(), AccountState.EMPTY)).isEqualTo(s.state());
            assertThat(MODEL.merge(AccountState.EMPTY, s.state())).isEqualTo(s.state());
        });
    }

    @Test
    void s06LateTermsAreExact() {
        always((s, r) -> {
            DecayedSum inOrder = DecayedSum.NONE;
            DecayedSum backwards = DecayedSum.NONE;
            double[] days = r.doubles(30, 0, 500).sorted().toArray();
            for (int i = 0; i < days.length; i++) {
                inOrder = inOrder.add(i + 1, days[i], 90);
                backwards = backwards.add(days.length - i, days[days.length - 1 - i], 90);
            }
            same(backwards.decayedTo(600, 90), inOrder.decayedTo(600, 90), 1e-10);
        });
    }

    @Test
    void s07SameFactsAndInstantGiveTheSameBits() {
        always((s, r) -> {
            assertThat(s.assess().credibility()).isEqualTo(s.assess().credibility());
            assertThat(s.assess().connection()).isEqualTo(s.assess().connection());
            same(s.p(90), s.p(90), 0);
        });
    }

    @Test
    void s08DecayInTwoStepsEqualsDecayInOne() {
        always((s, r) -> {
            DecayedSum sum = new DecayedSum(1 + r.nextDouble(), 100 * r.nextDouble());
            double middle = 100 + 50 * r.nextDouble();
            double end = middle + 200 * r.nextDouble();
            DecayedSum halfway = new DecayedSum(sum.decayedTo(middle, 90), middle);
            same(halfway.decayedTo(end, 90), sum.decayedTo(end, 90), 1e-14);
        });
    }

    @Test
    void decodedStateEqualsTheEncodedOne() {
        always((s, r) -> {
            AccountState state = s.state();
            assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
        });
        assertThatThrownBy(() -> StateCodec.decode(new byte[] {99}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("format 99 cannot be read by format 5");
    }

    @Test
    void scoresBeforeTheirDueInstantStayWithinTheThreshold() {
        always((s, r) -> {
            Instant asOf = EvidenceBuilder.instant(s.now());
            Assessment now = s.assess();
            Instant until = MODEL.steadyUntil(s.state(), now, asOf);
            assertThat(until).isAfter(asOf).isBeforeOrEqualTo(asOf.plus(Duration.ofDays(1)));

            long span = Duration.between(asOf, until).toMillis();
            Assessment then = MODEL.assess(s.state(), asOf.plusMillis((long) (r.nextDouble() * span)));
            same(then.trust(), now.trust(), 2 * ScoreValidity.UNSEEN);
            same(then.credibility().value(), now.credibility().value(), 2 * ScoreValidity.UNSEEN);
            same(then.connection().value(), now.connection().value(), 2 * ScoreValidity.UNSEEN);
            same(then.churn().probability(90), now.churn().probability(90), 2 * ScoreValidity.UNSEEN);
        });
    }

    @Test
    void statesAndParametersSurviveJavaSerialization() throws Exception {
        EvidenceBuilder story = EvidenceBuilder.random(1);
        assertThat(copy(story.state())).isEqualTo(story.state());
        assertThat(copy(Parameters.standard())).isEqualTo(Parameters.standard());
    }

    @Test
    void customerPromisesChangeOnlyTheCustomersCredibility() {
        always((s, r) -> {
            FactKey made = new FactKey(instant(s.now() - 20), 2, "commitmentMade", "theirs");
            FactKey broken = new FactKey(instant(s.now() - 1), 5, "commitmentBroken", "theirs");
            EvidenceBuilder owed = s.with(
                    new Evidence.Made(made, "theirs", Side.THEM, instant(s.now() - 2), 0.5, Double.NaN, null),
                    new Evidence.Broken(broken, "theirs", Evidence.Fault.COMMITTER));
            sameScores(owed.assess(), s.assess());
            Laws.below(
                    owed.assess().theirCredibility().value(),
                    s.assess().theirCredibility().value());
        });
    }

    @Test
    void evidenceWithoutOurFaultLeavesScoresUnchanged() {
        always((s, r) -> {
            FactKey key = new FactKey(instant(s.now() - 1), 5, "commitmentBroken", "n");
            EvidenceBuilder promised = s.with(EvidenceBuilder.made("n", s.now() - 10, s.now() + 1, 0.9));
            for (Evidence.Fault fault : List.of(Evidence.Fault.THEM, Evidence.Fault.NOBODY)) {
                sameScores(promised.with(new Evidence.Broken(key, "n", fault)).assess(), s.assess());
            }
            FactKey raised = new FactKey(instant(s.now() - 9), 2, "issueRaised", "k");
            EvidenceBuilder trouble = s.with(new Evidence.IssueRaised(raised, "k", 1, true, false, null));
            sameScores(trouble.assess(), s.assess());
            sameScores(trouble.with(EvidenceBuilder.resolved("k", s.now())).assess(), s.assess());
        });
    }

    @Test
    void outcomeLeavesScoresUnchangedAndSetsLapsed() {
        always((s, r) -> {
            FactKey key = new FactKey(instant(s.now() - 1), 5, "churned", "n");
            EvidenceBuilder gone = s.with(new Evidence.Outcome(key, true));
            sameScores(gone.assess(), s.assess());
            assertThat(gone.assess().standing()).isEqualTo(Standing.LAPSED);
        });
    }

    @Test
    void contractAfterDepartureEndsLapsed() {
        always((s, r) -> {
            FactKey left = new FactKey(instant(s.now() - 2), 9, "churned", "left");
            EvidenceBuilder gone = s.with(new Evidence.Outcome(left, true));
            FactKey before = new FactKey(instant(s.now() - 3), 1, "contract", "before");
            EvidenceBuilder still = gone.with(new Evidence.RenewalDue(before, "before", instant(s.now() + 300)));
            assertThat(still.assess().standing()).isEqualTo(Standing.LAPSED);
            FactKey after = new FactKey(instant(s.now() - 1), 1, "contract", "after");
            EvidenceBuilder back = gone.with(new Evidence.RenewalDue(after, "after", instant(s.now() + 300)));
            assertThat(back.assess().standing()).isNotEqualTo(Standing.LAPSED);
        });
    }

    @Test
    void parameterOutOfBoundsIsRejectedWithItsName() {
        assertThatThrownBy(() -> P.with("2", Map.of(Parameter.SCAR, 5.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "SCAR must be between 0.2 and 1.4 1/breach, but was 5.0. The default is " + Math.log(2) + ".");
        assertThatThrownBy(() -> P.with("2", Map.of(Parameter.SCAR, Double.NaN)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(P.with("2", Map.of(Parameter.SCAR, 0.5)).version()).isEqualTo("2");
    }

    @Test
    void invalidEvidenceIsRejectedWithTheReason() {
        assertThatThrownBy(() -> EvidenceBuilder.experience("n", 1, true, Double.NaN))
                .hasMessage("The severity must be between 0 and 1, but was NaN.");
        assertThatThrownBy(() -> EvidenceBuilder.made("n", 10, 9, 0.5)).hasMessageContaining("lies before the promise");
        assertThatThrownBy(() -> MODEL.stateOf(List.of(EvidenceBuilder.kept("n", 5))))
                .hasMessageContaining("There is no open commitment \"n\"");
    }

    private static void sameScores(Assessment a, Assessment b) {
        same(a.credibility().value(), b.credibility().value(), 1e-10);
        same(a.connection().value(), b.connection().value(), 1e-10);
        same(a.partnership(), b.partnership(), 1e-10);
        same(a.churn().probability(90), b.churn().probability(90), 1e-10);
        same(a.churn().probability(365), b.churn().probability(365), 1e-10);
    }

    /** One partition owns each promise, issue, seat, tie and contract; other evidence may be in any partition. */
    private static int owner(Evidence evidence, Random r) {
        return switch (evidence) {
            case Evidence.Made e -> e.commitment().hashCode();
            case Evidence.Progressed e -> e.commitment().hashCode();
            case Evidence.Renegotiated e -> e.commitment().hashCode();
            case Evidence.Kept e -> e.commitment().hashCode();
            case Evidence.Broken e -> e.commitment().hashCode();
            case Evidence.Withdrawn e -> e.commitment().hashCode();
            case Evidence.Released e -> e.commitment().hashCode();
            case Evidence.Requested e -> e.commitment().hashCode();
            case Evidence.Declined e -> Objects.hashCode(e.commitment());
            case Evidence.InitiativeCadence e -> e.initiative().hashCode();
            case Evidence.InitiativeCadenceEnded e -> e.initiative().hashCode();
            case Evidence.IssueRaised e -> e.issue().hashCode();
            case Evidence.IssueAcknowledged e -> e.issue().hashCode();
            case Evidence.IssueResolved e -> e.issue().hashCode();
            case Evidence.StakeholderJoined e -> e.stakeholder().hashCode();
            case Evidence.StanceChanged e -> e.stakeholder().hashCode();
            case Evidence.StakeholderLeft e -> e.stakeholder().hashCode();
            case Evidence.RenewalDue e -> e.contract().hashCode();
            case Evidence.RenewalEnded e -> e.contract().hashCode();
            default -> r.nextInt(3);
        };
    }

    private static EvidenceBuilder moved(EvidenceBuilder story, int days) {
        List<Evidence> moved = new ArrayList<>();
        for (Evidence evidence : story.evidence()) {
            moved.add(ScoreDrift.by(evidence, days));
        }
        return new EvidenceBuilder(moved, story.now() + days);
    }

    private static Object copy(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }
}
