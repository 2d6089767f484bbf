package dev.troth.trust;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("One reason of a score. The drivers of a score add up to its distance from the stated baseline.")
public record Driver(
        @Description("What it is about.") @NonNull DriverCode code,

        @Description("By how much it moves the score, on the score's own scale. For scores of 0 to 100 negative costs; "
                + "for probabilities positive costs.")
        double contribution) {

    static Driver of(dev.troth.scoring.Driver<?> driver, double scale) {
        return new Driver(DriverCode.valueOf(driver.code().name()), driver.contribution() * scale);
    }
}
