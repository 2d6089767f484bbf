package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.Correction;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.PartialUpdate;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Corrections of facts of any type in the schema. */
@GraphQLApi
public class CorrectionApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final Recorder recorder;
    private final PartialUpdate updates;

    CorrectionApi(Recorder recorder, PartialUpdate updates) {
        this.recorder = recorder;
        this.updates = updates;
    }

    @Mutation
    @NonNull
    @Description("Amends fields of a fact of any type. The original stays in the ledger; reads from now on "
            + "return the amended fact.")
    public FactCorrectionPayload amendFact(@NonNull AmendFactInput input) {
        return new FactCorrectionPayload(recorder.record(input, null, () -> amendment(input)));
    }

    @Mutation
    @NonNull
    @Description("Retracts a fact of any type. The original stays in the ledger; reads from now on ignore it.")
    public FactCorrectionPayload retractFact(@NonNull RetractFactInput input) {
        return new FactCorrectionPayload(
                recorder.record(input, null, () -> new Correction.Retracted(input.fact, input.type, input.reason)));
    }

    private Correction.Amended amendment(AmendFactInput input) {
        Object changes = CurrentField.get().object("input").get(FactChangesInput.FIELD);
        if (changes == null) {
            if (input.type == null || input.fields == null) {
                throw RejectedException.invalid(
                        "changes", "changes is missing. Maybe {commitmentMade: {title: \"…\"}}?");
            }
            return new Correction.Amended(input.fact, input.type, fields(input.fields));
        }
        if (input.type != null || input.fields != null) {
            throw RejectedException.invalid(
                    "changes", "The input has changes and also type or fields. Maybe changes only?");
        }
        Map<?, ?> byType = (Map<?, ?>) changes;
        if (byType.size() != 1 || byType.containsValue(null)) {
            throw RejectedException.invalid(
                    "changes",
                    "changes has %d fact types, but a fact has one. Maybe only the type of \"%s\"?",
                    byType.values().stream().filter(Objects::nonNull).count(),
                    input.fact);
        }
        Map.Entry<?, ?> one = byType.entrySet().iterator().next();
        return updates.of(String.valueOf(one.getKey()), input.fact, (Map<?, ?>) one.getValue());
    }

    private static ObjectNode fields(String json) {
        try {
            JsonNode fields = JSON.readTree(json);
            if (fields instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Reported below, like JSON that is not an object.
        }
        throw RejectedException.invalid("fields", "fields is not a valid JSON object. Maybe {\"title\": \"…\"}?");
    }

    @Description("Amendment of a fact.")
    @Input("AmendFactInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class AmendFactInput extends FactInput {
        @Description("Type of the fact, such as commitmentMade, if `fields` is given.")
        public @Nullable String type;

        @Description("Ref of the fact.")
        @NonNull
        public String fact;

        @Description(
                "Changed fields, as the text of a JSON object with the field names of the import. Null removes the "
                        + "value of a field. For programs that correct lines of files; otherwise use `changes`.")
        public @Nullable String fields;

        /** A problem of the amended fact is one of {@code fields} or of {@code changes}. */
        @Override
        protected Problem located(Problem problem) {
            Problem own = super.located(problem);
            boolean ofTheFact = problem.field() != null && (own.field() == null || "fields".equals(own.field()));
            return ofTheFact
                    ? new Problem(problem.code(), problem.message(), fields == null ? FactChangesInput.FIELD : "fields")
                    : own;
        }
    }

    @Description("Retraction of a fact.")
    @Input("RetractFactInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RetractFactInput extends FactInput {
        @Description("Type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("Ref of the fact.")
        @NonNull
        public String fact;

        @Description("Reason of the retraction.")
        @NonNull
        public String reason;
    }

    @Description("Result of a correction. Its fact is the correction.")
    public static final class FactCorrectionPayload extends FactPayload implements MutationPayload {
        FactCorrectionPayload(RecordResult recorded) {
            super(recorded);
        }
    }
}
