package dev.troth.insight;

import dev.troth.platform.Party;

import dev.troth.ledger.FactInput;
import dev.troth.platform.Direction;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about insights, one class a mutation. */
public final class InsightInputs {
    private InsightInputs() {}

    @Description("Something that we know, or ask.")
    @Input("NoteInsightInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class NoteInsightInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What it is about.")
        @NonNull
        public InsightKind kind;

        @Description("What we know, in words; a need in theirs.")
        @NonNull
        public String text;

        @Description("How sure it is; assumed when absent.")
        public @Nullable CertaintyLevel evidence;

        @Description("Its place in their own ranking, 1 first.")
        public @Nullable Integer rank;

        @Description("The field it belongs to, such as IT or BUSINESS; for a role, a topic that belongs to it.")
        public @Nullable String domain;

        @Description("How far ahead it looks, in your words.")
        public @Nullable String horizon;

        @Description("When it was told to the other side; for roadmaps.")
        public @Nullable Instant sharedAt;

        @Description("When the other side said that they know and agree.")
        public @Nullable Instant acknowledgedAt;

        @Description("Whose it is; theirs when absent.")
        public @Nullable Party side;

        @Description("Ref of the stakeholder who was asked; for questions.")
        public @Nullable String askedOf;

        @Description("Ref of the stakeholder it is about.")
        public @Nullable String stakeholder;

        @Description("How much it matters, 0 to 1; 0.5 when absent.")
        public @Nullable Double importance;

        @Description("Whether our product cannot meet it.")
        public @Nullable Boolean unmet;

        @Description("What is measured; for goals.")
        public @Nullable String metric;

        @Description("Where it shall be; for goals.")
        public @Nullable Double target;

        @Description("Where it is; for goals.")
        public @Nullable Double value;

        @Description("By when; for goals.")
        public @Nullable Instant dueAt;

        @Description("Whether they agreed that it is kept; for traits.")
        public @Nullable Boolean consent;
    }

    @Description("A review.")
    @Input("ReviewInsightInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ReviewInsightInput extends FactInput {
        @Description("The insight: its id, or your own ref of it.")
        @Id
        @NonNull
        public String insight;

        @Description("How sure it is; assumed when absent.")
        public @Nullable CertaintyLevel evidence;

        @Description("Its place in their own ranking, 1 first.")
        public @Nullable Integer rank;

        @Description("What we know, in words; a need in theirs.")
        public @Nullable String text;

        @Description("Where it is; for goals.")
        public @Nullable Double value;

        @Description("Whether our product cannot meet it.")
        public @Nullable Boolean unmet;
    }

    @Description("An agreement.")
    @Input("AcknowledgeInsightInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AcknowledgeInsightInput extends FactInput {
        @Description("The insight: its id, or your own ref of it.")
        @Id
        @NonNull
        public String insight;

        @Description("Ref of the stakeholder who said so.")
        public @Nullable String acknowledgedBy;
    }

    @Description("An answer.")
    @Input("AnswerQuestionInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AnswerQuestionInput extends FactInput {
        @Description("The insight: its id, or your own ref of it.")
        @Id
        @NonNull
        public String insight;

        @Description("The answer.")
        @NonNull
        public String answer;
    }

    @Description("The end of an insight.")
    @Input("RetireInsightInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RetireInsightInput extends FactInput {
        @Description("The insight: its id, or your own ref of it.")
        @Id
        @NonNull
        public String insight;

        @Description("Why.")
        public @Nullable String reason;
    }

    @Description("An assessment of needs.")
    @Input("AssessNeedsInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class AssessNeedsInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("What was looked at.")
        @NonNull
        public NeedScope scope;

        @Description("How thorough it was, 0 to 1; 1 when absent.")
        public @Nullable Double depth;
    }

    @Description("A roadmap that was shared.")
    @Input("ShareRoadmapInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ShareRoadmapInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("OUT: ours to them. IN: theirs to us.")
        @NonNull
        public Direction direction;

        @Description("Of which field, such as IT or BUSINESS.")
        public @Nullable String domain;
    }
}
