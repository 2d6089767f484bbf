package dev.troth.trust.score;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Remedies by driver. A driver without one is left to time. */
final class Remedies {
    private Remedies() {}

    static @Nullable Remedy against(DriverCode code) {
        return switch (code) {
            case KEPT_COMMITMENTS, CREDIBILITY ->
                new Remedy(
                        "Make commitments that can be kept, and keep them in time; each kept one counts.",
                        "keepCommitment");
            case RECENT_BREACHES ->
                new Remedy("Keep the next commitments, small ones too: each of them helps.", "keepCommitment");
            case UNDERSTANDING ->
                new Remedy(
                        "Find out the needs of the account, its industry and its competitors, and record them.",
                        "assessNeeds");
            case COVERAGE -> new Remedy("Get to know a person in another department.", "addStakeholder");
            case RHYTHM -> new Remedy("Agree on a cadence, at least monthly, and keep it.", "agreeCadence");
            case CONNECTION, SILENCE -> new Remedy("Talk to them.", "recordTouchpoint");
            case BREADTH -> new Remedy("Talk about a topic that has not come up lately.", "recordTouchpoint");
            case BALANCE ->
                new Remedy("Get in touch without an occasion, and with good news, too.", "recordTouchpoint");
            case OPENNESS ->
                new Remedy("Share your roadmap, ask for theirs, and exchange honest feedback.", "shareRoadmap");
            case RESPONSIVENESS -> new Remedy("Respond within four hours.", "recordTouchpoint");
            case EXPERIENCES -> new Remedy("Do something memorable together.", "recordExperience");
            case BAD_EXPERIENCES ->
                new Remedy("Make up for bad experiences: quickly resolved issues do less harm.", "resolveIssue");
            case OPEN_ITEMS ->
                new Remedy(
                        "Resolve open issues and keep overdue commitments; the harm grows every day.", "resolveIssue");
            case CHAMPION -> new Remedy("Win a new person who speaks for us.", "addStakeholder");
            case PRIORITY -> new Remedy("Ask the person who set the priority why it dropped.", "recordReasonRequest");
            case STALL -> new Remedy("Ask why nothing moves.", "recordReasonRequest");
            case COMPETITION -> new Remedy("Find out what the competitors offer, and answer it.", "assessNeeds");
            case LOYALTY -> new Remedy("Ask what would have to change, and do it.", "giveFeedback");
            case PRODUCT_USE ->
                new Remedy("Find out why the account does not use what it bought, and help.", "assessNeeds");
            case PAST_BREACHES, STRESS, TENURE, RENEWAL -> null;
        };
    }

    @Description("Remedy for a driver that lowers a score.")
    public record Remedy(
            @Description("Action to take, in words.") @NonNull
            String description,

            @Description("Mutation that records its completion.") @NonNull
            String mutation) {}
}
