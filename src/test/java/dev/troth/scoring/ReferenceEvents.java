package dev.troth.scoring;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Converts evidence to the events of the Python reference ({@code scoring.md}, section 0). */
final class ReferenceEvents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReferenceEvents() {}

    /** Returns the event of the evidence, or null for evidence that is not an event of the reference. */
    static @Nullable ObjectNode of(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Began e -> null;
            case Evidence.Outcome e -> null;
            case Evidence.StakeholderJoined e ->
                event("STAKEHOLDER", e)
                        .put("id", e.stakeholder())
                        .put("dept", e.department())
                        .put("influence", e.influence())
                        .put("stance", e.stance().name());
            case Evidence.StanceChanged e ->
                event("STANCE", e)
                        .put("id", e.stakeholder())
                        .put("stance", e.stance().name());
            case Evidence.StakeholderLeft e -> event("LEFT", e).put("id", e.stakeholder());
            case Evidence.Tied e ->
                event("EDGE", e)
                        .put("from", e.from())
                        .put("to", e.to())
                        .put("kind", e.bothWays() ? "KNOWS" : "INFLUENCES");
            case Evidence.CadenceAgreed e -> event("CADENCE", e).put("days", e.days());
            case Evidence.InitiativeCadence e ->
                event("PROJECT", e).put("id", e.initiative()).put("days", e.days());
            case Evidence.InitiativeCadenceEnded e -> event("PROJECT_END", e).put("id", e.initiative());
            case Evidence.Declined e ->
                event("DECLINED", e).put("id", e.commitment()).put("importance", e.importance());
            case Evidence.Requested e -> requested(e);
            case Evidence.Contact e -> contact(e);
            case Evidence.Experience e ->
                event("EXPERIENCE", e).put("good", e.good()).put("severity", e.severity());
            case Evidence.RoadmapShared e ->
                event("ROADMAP", e).put("dir", e.direction().name());
            case Evidence.FeedbackGiven e ->
                known(
                        event("FEEDBACK", e)
                                .put("dir", e.direction().name())
                                .put("honest", e.honest())
                                .put("loyalty", e.loyalty()),
                        "sentiment",
                        e.sentiment());
            case Evidence.SignalMeasured e -> measured(e);
            case Evidence.NeedsAssessed e ->
                event("NEEDS", e).put("scope", e.scope().name()).put("depth", e.depth());
            case Evidence.PriorityChanged e ->
                known(
                        event("PRIORITY", e)
                                .put("id", e.initiative())
                                .put("severity", e.severity())
                                .put("mitigated", e.mitigated()),
                        "cadence",
                        e.cadence());
            case Evidence.RenewalDue e ->
                event("RENEWAL", e).put("id", e.contract()).put("due", EpochDays.of(e.due()));
            case Evidence.RenewalEnded e -> event("RENEWAL_ENDED", e).put("id", e.contract());
            case Evidence.Stressed e -> event("STRESS", e).put("level", e.level());
            case Evidence.IssueRaised e -> raised(e);
            case Evidence.IssueAcknowledged e -> event("ACK", e).put("id", e.issue());
            case Evidence.IssueResolved e -> event("RESOLVED", e).put("id", e.issue());
            case Evidence.TieEnded e -> throw unknown(e);
            default -> commitment(evidence);
        };
    }

    private static ObjectNode commitment(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Made e -> made(e);
            case Evidence.Progressed e -> event("UPDATE", e).put("id", e.commitment());
            case Evidence.Renegotiated e ->
                event("RENEGOTIATED", e)
                        .put("id", e.commitment())
                        .put("deadline", EpochDays.of(e.due()))
                        .put("scope", e.scope())
                        .put("budget_up", e.budgetIncrease())
                        .put("ours", e.fault().liesWith(Side.US));
            case Evidence.Kept e ->
                known(event("FULFILLED", e).put("id", e.commitment()).put("scope", e.scope()), "cost", e.cost());
            case Evidence.Broken e -> event("BROKEN", e).put("id", e.commitment());
            case Evidence.Withdrawn e -> event("WITHDRAWN", e).put("id", e.commitment());
            case Evidence.Released e -> event("CANCELLED", e).put("id", e.commitment());
            default -> throw unknown(evidence);
        };
    }

    private static ObjectNode requested(Evidence.Requested e) {
        ObjectNode requested = event("REQUESTED", e).put("id", e.commitment()).put("importance", e.importance());
        return e.neededBy() == null ? requested : requested.put("needed", EpochDays.of(e.neededBy()));
    }

    private static ObjectNode measured(Evidence.SignalMeasured e) {
        ObjectNode measured = event("SIGNAL", e).put("kind", e.signal().name()).put("level", e.level());
        return e.until() == null ? measured : measured.put("until", EpochDays.of(e.until()));
    }

    private static ObjectNode made(Evidence.Made e) {
        ObjectNode made = event("MADE", e)
                .put("id", e.commitment())
                .put("deadline", EpochDays.of(e.due()))
                .put("importance", e.importance());
        if (e.stakeholder() != null) {
            made.put("stakeholder", e.stakeholder());
        }
        return known(made, "budget", e.budget());
    }

    private static ObjectNode raised(Evidence.IssueRaised e) {
        ObjectNode raised = event("COMPLAINT", e)
                .put("id", e.issue())
                .put("severity", e.severity())
                .put("heated", e.heated());
        return e.stakeholder() == null ? raised : raised.put("stakeholder", e.stakeholder());
    }

    private static ObjectNode contact(Evidence.Contact e) {
        ObjectNode contact = event("INTERACTION", e)
                .put("channel", e.level() == ContactLevel.SYNCHRONOUS ? "MEETING" : "EMAIL")
                .put("mutual", e.level().isMutual())
                .put("context", e.context().name());
        e.stakeholders().forEach(contact.withArrayProperty("stakeholders")::add);
        e.topics().forEach(contact.withArrayProperty("topics")::add);
        return known(contact, "response", e.response());
    }

    private static ObjectNode known(ObjectNode event, String field, double value) {
        return Double.isNaN(value) ? event : event.put(field, value);
    }

    private static ObjectNode event(String type, Evidence evidence) {
        return JSON.createObjectNode().put("type", type).put("t", evidence.day());
    }

    private static IllegalArgumentException unknown(Evidence evidence) {
        return new IllegalArgumentException("The reference has no event for " + evidence + ".");
    }
}
