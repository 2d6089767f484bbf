package dev.troth.commitment;

import java.time.Duration;
import org.eclipse.microprofile.graphql.Description;

/** Size of a commitment by its duration. */
@Description("Size of a commitment, by the time from making it to its due time. Small commitments count, too.")
public enum CommitmentSize {
    @Description("Up to an hour, for example \"I will call you in ten minutes\".")
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
