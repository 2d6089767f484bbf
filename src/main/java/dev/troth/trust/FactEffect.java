package dev.troth.trust;

import dev.troth.ledger.Fact;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** Fact with its effect on a score or driver. */
@Description("Fact with its effect on a score or driver.")
public final class FactEffect {
    private final Fact moving;
    private final double effect;

    public FactEffect(Fact moving, double effect) {
        this.moving = moving;
        this.effect = effect;
    }

    @Ignore
    public Fact fact() {
        return moving;
    }

    @Ignore
    double effect() {
        return effect;
    }

    @NonNull
    @Description("Fact type, for example commitmentBroken.")
    public String getType() {
        return moving.type().name();
    }

    @NonNull
    @Description("Ref of the fact.")
    public String getRef() {
        return moving.ref();
    }

    @NonNull
    @Description("Ref of the subject of the fact, for example of the commitment.")
    public String getSubject() {
        return moving.subjectRef();
    }

    @NonNull
    @Description("Time at which it occurred.")
    public Instant getOccurredAt() {
        return moving.at();
    }

    @Description("Effect: the score minus the score without the contribution of this fact, on the scale of the score. "
            + "Effects of several facts need not add up: without one of two calls on a day the score "
            + "hardly changes, without both it does.")
    public double getEffect() {
        return effect;
    }
}
