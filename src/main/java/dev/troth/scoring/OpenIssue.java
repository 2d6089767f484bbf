package dev.troth.scoring;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An issue that is not yet resolved.
 *
 * @param raised the day on which it was raised
 * @param severity in [0, 1]
 * @param heated whether the message was heated
 * @param ours whether the supplier caused it; others count nowhere
 * @param acknowledged the day of the first acknowledgement; NaN while it is not acknowledged
 * @param stakeholder the id of the person who raised it; null when unknown
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
