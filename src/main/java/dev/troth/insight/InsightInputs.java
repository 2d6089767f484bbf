package dev.troth.insight;

import dev.troth.ledger.FactInput;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Party;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations of insights, one class per mutation. */
public final class InsightInputs {
    private InsightInputs() {}

    @Description("Insight or question to record.")
    @Input("NoteInsightInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class NoteInsightInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Kind of insight.")
        @NonNull
        public InsightKind kind;

        @Description("Text. Needs are in the words of the account.")
        @NonNull
        public String text;

        @Description("Certainty. Defaults to ASSUMED.")
        public @Nullable CertaintyLevel evidence;

        @Description("Rank in the account's own order, 1 first.")
        public @Nullable Integer rank;

        @Description("Domain, such as IT or BUSINESS. For a role: a topic that belongs to it.")
        public @Nullable String domain;

        @Description("Time horizon, free text.")
        public @Nullable String horizon;

        @Description("Time at which it was shared with the other side. For roadmaps.")
        public @Nullable Instant sharedAt;

        @Description("Time at which the other side agreed.")
        public @Nullable Instant acknowledgedAt;

        @Description("Side whose insight it is. Defaults to us for ideas and our roadmaps, to the account otherwise.")
        public @Nullable Party side;

        @Description("Ref of the stakeholder who was asked. For questions.")
        public @Nullable String askedOf;

        @Description("Ref of the stakeholder whom it is about.")
        public @Nullable String stakeholder;

        @Description("Importance, 0 to 1. Defaults to 0.5.")
        public @Nullable Double importance;

        @Description("Whether the product cannot meet it.")
        public @Nullable Boolean unmet;

        @Description("Name of the metric. For goals.")
        public @Nullable String metric;

        @Description("Target value. For goals.")
        public @Nullable Double target;

        @Description("Current value. For goals.")
        public @Nullable Double value;

        @Description("Due time. For goals.")
        public @Nullable Instant dueAt;

        @Description("Whether the person agreed to its storage. For traits.")
        public @Nullable Boolean consent;
    }

    @Description("Review of an insight.")
    @Input("ReviewInsightInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ReviewInsightInput extends FactInput {
        @Description("Insight, by id or ref.")
        @Id
        @NonNull
        public String insight;

        @Description("Certainty. Defaults to the current one.")
        public @Nullable CertaintyLevel evidence;

        @Description("Rank in the account's own order, 1 first.")
        public @Nullable Integer rank;

        @Description("Text. Needs are in the words of the account.")
        public @Nullable String text;

        @Description("Current value. For goals.")
        public @Nullable Double value;

        @Description("Whether the product cannot meet it.")
        public @Nullable Boolean unmet;
    }

    @Description("Agreement of the other side to an insight.")
    @Input("AcknowledgeInsightInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AcknowledgeInsightInput extends FactInput {
        @Description("Insight, by id or ref.")
        @Id
        @NonNull
        public String insight;

        @Description("Ref of the stakeholder who agreed.")
        public @Nullable String acknowledgedBy;
    }

    @Description("Roadmap on record that was shared.")
    @Input("ShareInsightInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ShareInsightInput extends FactInput {
        @Description("Insight of the kind ROADMAP_OURS or ROADMAP_THEIRS, by id or ref.")
        @Id
        @NonNull
        public String insight;
    }

    @Description("Answer to a question.")
    @Input("AnswerQuestionInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AnswerQuestionInput extends FactInput {
        @Description("Insight, by id or ref.")
        @Id
        @NonNull
        public String insight;

        @Description("Answer.")
        @NonNull
        public String answer;
    }

    @Description("Insight to retire.")
    @Input("RetireInsightInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RetireInsightInput extends FactInput {
        @Description("Insight, by id or ref.")
        @Id
        @NonNull
        public String insight;

        @Description("Reason.")
        public @Nullable String reason;
    }

    @Description("Assessment of needs.")
    @Input("AssessNeedsInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AssessNeedsInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Subject of the assessment.")
        @NonNull
        public NeedScope scope;

        @Description("Depth of the assessment, 0 to 1. Defaults to 1.")
        public @Nullable Double depth;
    }

    @Description("Roadmap that was shared.")
    @Input("ShareRoadmapInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ShareRoadmapInput extends FactInput {
        @Description("Account, by id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Direction. OUT: our roadmap, shared with the account. IN: the account's roadmap, shared with us.")
        @NonNull
        public Direction direction;

        @Description("Domain, such as IT or BUSINESS.")
        public @Nullable String domain;
    }
}
