package dev.troth.commitment;

import java.time.Duration;
import org.eclipse.microprofile.graphql.Description;

/** How much time a promise takes. */
@Description("How much time a promise takes, from making it to its date. Small ones count, too.")
public enum CommitmentSize {
    @Description("Up to an hour: I will call you in ten minutes.")
    MICRO,
    @Description("Up to a day.")
    SMALL,
    @Description("Up to a month.")
    MEDIUM,
    @Description("More than a month.")
    MAJOR;

    public static CommitmentSize of(Duration duration) {
        if (duration.compareTo(Duration.ofHours(1)) <= 0) {
            return MICRO;
        }
        if (duration.compareTo(Duration.ofDays(1)) <= 0) {
            return SMALL;
        }
        return duration.compareTo(Duration.ofDays(30)) <= 0 ? MEDIUM : MAJOR;
    }
}
