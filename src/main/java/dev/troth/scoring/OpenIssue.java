package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An issue that still hurts.
 *
 * @param acknowledged the day we said that we know; NaN while we have not
 * @param ours false when it is not our fault: it then counts nowhere
 */
record OpenIssue(
        double raised,
        double severity,
        boolean heated,
        boolean ours,
        double acknowledged,
        @Nullable String stakeholder) implements Serializable {

    OpenIssue acknowledgedOn(double day) {
        double first = Double.isNaN(acknowledged) ? day : Math.min(acknowledged, day);
        return new OpenIssue(raised, severity, heated, ours, first, stakeholder);
    }
}
