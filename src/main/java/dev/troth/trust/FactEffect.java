package dev.troth.trust;

import dev.troth.ledger.Fact;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;

/** A fact and by how much it moves something. */
@Description("A fact and by how much it moves something.")
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
    @Description("The type of the fact, such as commitmentBroken.")
    public String getType() {
        return moving.type().name();
    }

    @NonNull
    @Description("Ref of the fact.")
    public String getRef() {
        return moving.ref();
    }

    @NonNull
    @Description("Ref of what the fact is about, such as the commitment.")
    public String getSubject() {
        return moving.subjectRef();
    }

    @NonNull
    @Description("When it occurred.")
    public Instant getOccurredAt() {
        return moving.at();
    }

    @Description(
            "By how much: the score as it is minus the score without this fact's part, on the score's own scale. Effects "
                    + "of several facts need not add up: one of two calls on a day is hardly missed, both are.")
    public double getEffect() {
        return effect;
    }
}
