package dev.troth.scoring;

/** How a stakeholder stands towards us, and how much of their tie counts for it. */
public enum Stance {
    ADVOCATE(1.0),
    SUPPORTER(0.9),
    NEUTRAL(0.7),
    SKEPTIC(0.45),
    DETRACTOR(0.2);

    final double weight;

    Stance(double weight) {
        this.weight = weight;
    }
}
