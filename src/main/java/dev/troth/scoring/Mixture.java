package dev.troth.scoring;

import dev.troth.scoring.ChurnDrivers.Group;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A hypothetical account with some groups of one assessment and the rest of another, for explanations. */
final class Mixture {
    private Mixture() {}

    /** Returns the churn of {@code one} with the groups {@code fromOther} replaced by those of {@code other}. */
    static Churn of(Assessment one, Assessment other, Collection<Group> fromOther) {
        Set<Group> taken = EnumSet.noneOf(Group.class);
        taken.addAll(fromOther);
        Churn base = one.churn();
        double credibility =
                pick(taken, Group.CREDIBILITY, one, other).credibility().value();
        double connection =
                pick(taken, Group.CONNECTION, one, other).connection().value();
        Churn tenure = pick(taken, Group.TENURE, one, other).churn();
        double trust = credibility * connection;
        return new Churn(
                trust,
                base.trustVariance(),
                Churn.partnership(trust, tenure.tenureYears() * 365, base.parameters()),
                tenure.tenureYears(),
                pick(taken, Group.SILENCE, one, other).churn().silence(),
                pick(taken, Group.STRESS, one, other).churn().stress(),
                pick(taken, Group.BAD_EXPERIENCES, one, other).churn().shocks(),
                pick(taken, Group.CHAMPION, one, other).churn().championImpulse(),
                pick(taken, Group.PRIORITY, one, other).churn().priorityImpulse(),
                pick(taken, Group.STALL, one, other).churn().stallImpulse(),
                pick(taken, Group.COMPETITION, one, other).churn().competitionImpulse(),
                pick(taken, Group.PRODUCT_USE, one, other).churn().lowUse(),
                pick(taken, Group.LOYALTY, one, other).churn().loyalty(),
                pick(taken, Group.RENEWAL, one, other).churn().renewals(),
                pick(taken, Group.OPEN_ITEMS, one, other).churn().pressures(),
                base.parameters());
    }

    /** Returns the groups in which two assessments differ. */
    static List<Group> differing(Assessment one, Assessment other) {
        return Arrays.stream(Group.values())
                .filter(group -> differs(group, one, other))
                .toList();
    }

    private static boolean differs(Group group, Assessment one, Assessment other) {
        Churn a = one.churn();
        Churn b = other.churn();
        return switch (group) {
            case CREDIBILITY -> one.credibility().value() != other.credibility().value();
            case CONNECTION -> one.connection().value() != other.connection().value();
            case SILENCE -> a.silence() != b.silence();
            case STRESS -> a.stress() != b.stress();
            case TENURE -> a.tenureYears() != b.tenureYears();
            case BAD_EXPERIENCES -> !a.shocks().equals(b.shocks());
            case OPEN_ITEMS -> !a.pressures().equals(b.pressures());
            case CHAMPION -> a.championImpulse() != b.championImpulse();
            case PRIORITY -> a.priorityImpulse() != b.priorityImpulse();
            case STALL -> a.stallImpulse() != b.stallImpulse();
            case COMPETITION -> a.competitionImpulse() != b.competitionImpulse();
            case LOYALTY -> a.loyalty() != b.loyalty();
            case PRODUCT_USE -> a.lowUseEffect() != b.lowUseEffect();
            case RENEWAL -> !a.renewals().equals(b.renewals());
        };
    }

    private static Assessment pick(Set<Group> taken, Group group, Assessment one, Assessment other) {
        return taken.contains(group) ? other : one;
    }
}
