package dev.troth.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.troth.scoring.ChurnDrivers.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Compares coalition probabilities with those of accounts that are built with exactly these groups. */
class CoalitionsTest {
    @Test
    void coalitionProbabilityEqualsThatOfSuchAnAccountToTheLastBit() {
        Laws.always((story, random) -> {
            Assessment assessment = story.assess();
            double credibility = assessment.credibility().value();
            double connection = assessment.connection().value();
            double days = 1 + random.nextInt(400);
            Coalitions coalitions = Coalitions.of(assessment, days);
            double[] probabilities = coalitions.probabilities();

            for (int set = 0; set < probabilities.length; set++) {
                Set<Group> groups = groups(set, coalitions.differing());
                double expected = only(assessment.churn(), groups, credibility, connection)
                        .probability(days);
                assertThat(probabilities[set]).as("groups %s", groups).isEqualTo(expected);
            }
        });
    }

    private static Set<Group> groups(int set, List<Group> differing) {
        Set<Group> groups = EnumSet.noneOf(Group.class);
        for (int k = 0; k < differing.size(); k++) {
            if ((set >> k & 1) == 1) {
                groups.add(differing.get(k));
            }
        }
        return groups;
    }

    /** The churn with these groups unchanged and all others as with an ideal partner. */
    private static Churn only(Churn churn, Set<Group> set, double credibility, double connection) {
        double c = set.contains(Group.CREDIBILITY) ? credibility : 1;
        double x = set.contains(Group.CONNECTION) ? connection : 1;
        double years = set.contains(Group.TENURE) ? churn.tenureYears() : ChurnDrivers.IDEAL_TENURE_YEARS;
        return new Churn(
                c * x,
                churn.trustVariance(),
                Churn.partnership(c * x, years * 365, churn.parameters()),
                years,
                set.contains(Group.SILENCE) ? churn.silence() : 0,
                set.contains(Group.STRESS) ? churn.stress() : 0,
                set.contains(Group.BAD_EXPERIENCES) ? churn.shocks() : Shocks.NONE,
                set.contains(Group.CHAMPION) ? churn.championImpulse() : 0,
                set.contains(Group.PRIORITY) ? churn.priorityImpulse() : 0,
                set.contains(Group.STALL) ? churn.stallImpulse() : 0,
                set.contains(Group.COMPETITION) ? churn.competitionImpulse() : 0,
                set.contains(Group.PRODUCT_USE) ? churn.lowUse() : 0,
                set.contains(Group.LOYALTY) ? churn.loyalty() : 0,
                churn.renewals(),
                set.contains(Group.OPEN_ITEMS) ? churn.pressures() : List.of(),
                churn.parameters());
    }
}
