package dev.troth.scoring;

/** The degree to which a contact is mutual; determines its weight ({@code scoring.md} 3.4). */
public enum ContactLevel {
    /** One side wrote and the other has not answered. */
    ONE_WAY(Parameter.ONE_WAY_WEIGHT),
    /** Both sides took part, at different times. */
    REPLIED(Parameter.REPLIED_WEIGHT),
    /** Both sides took part at the same time: a meeting, an event, a video or phone call. */
    SYNCHRONOUS(Parameter.SYNCHRONOUS_WEIGHT);

    final Parameter weight;

    ContactLevel(Parameter weight) {
        this.weight = weight;
    }

    boolean isMutual() {
        return this != ONE_WAY;
    }
}
