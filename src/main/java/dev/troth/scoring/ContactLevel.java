package dev.troth.scoring;

/** How much of a conversation a contact was. */
public enum ContactLevel {
    /** We wrote, or they did, and nobody answered yet. */
    ONE_WAY(Parameter.ONE_WAY_WEIGHT),
    /** Both sides took part, not at the same time. */
    REPLIED(Parameter.REPLIED_WEIGHT),
    /** A meeting, an event, a video or phone call. */
    SYNCHRONOUS(Parameter.SYNCHRONOUS_WEIGHT);

    final Parameter weight;

    ContactLevel(Parameter weight) {
        this.weight = weight;
    }

    boolean isMutual() {
        return this != ONE_WAY;
    }
}
