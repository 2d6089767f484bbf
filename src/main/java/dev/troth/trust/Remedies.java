package dev.troth.trust;

import org.jspecify.annotations.Nullable;

/** What helps against each reason; what has none is left to time. */
final class Remedies {
    private Remedies() {}

    static @Nullable Remedy against(DriverCode code) {
        return switch (code) {
            case KEPT_COMMITMENTS, CREDIBILITY ->
                new Remedy(
                        "Promise what can be kept, and keep it in time; each kept promise counts.", "keepCommitment");
            case RECENT_BREACHES ->
                new Remedy("Keep the next promises, small ones too: each of them heals.", "keepCommitment");
            case UNDERSTANDING ->
                new Remedy(
                        "Find out what they, their industry and their competitors need, and write it down.",
                        "assessNeeds");
            case COVERAGE -> new Remedy("Get to know somebody in another department.", "addStakeholder");
            case RHYTHM -> new Remedy("Agree on how often to talk, monthly at least, and keep to it.", "agreeCadence");
            case CONNECTION, SILENCE -> new Remedy("Talk to them.", "recordTouchpoint");
            case BREADTH -> new Remedy("Talk about something you have not talked about lately.", "recordTouchpoint");
            case BALANCE -> new Remedy("Be in touch without an occasion, and for good news, too.", "recordTouchpoint");
            case OPENNESS ->
                new Remedy("Share your roadmap, ask for theirs, and give and take honest feedback.", "shareRoadmap");
            case RESPONSIVENESS -> new Remedy("Answer within four hours.", "recordTouchpoint");
            case EXPERIENCES -> new Remedy("Do something together that is worth remembering.", "recordExperience");
            case BAD_EXPERIENCES ->
                new Remedy("Make good for what happened: what is resolved soon hurts less.", "resolveIssue");
            case OPEN_ITEMS ->
                new Remedy("Solve what is open and keep what is late; it hurts more every day.", "resolveIssue");
            case CHAMPION -> new Remedy("Win somebody new who speaks for us.", "addStakeholder");
            case PRIORITY -> new Remedy("Ask whoever set the priority why it dropped.", "recordReasonRequest");
            case PAST_BREACHES, STRESS, TENURE, RENEWAL -> null;
        };
    }
}
