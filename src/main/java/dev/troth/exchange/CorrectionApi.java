package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.ledger.Correction;
import dev.troth.ledger.FactInput;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.RejectedException;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Corrections of facts of any type in the schema. */
@GraphQLApi
public class CorrectionApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final Recorder recorder;

    CorrectionApi(Recorder recorder) {
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Amends fields of a fact of any type. The original stays in the ledger; reads from now on "
            + "return the amended fact.")
    public FactCorrectionPayload amendFact(@NonNull AmendFactInput input) {
        return new FactCorrectionPayload(recorder.record(
                input, null, () -> new Correction.Amended(input.fact, input.type, fields(input.fields))));
    }

    @Mutation
    @NonNull
    @Description("Retracts a fact of any type. The original stays in the ledger; reads from now on ignore it.")
    public FactCorrectionPayload retractFact(@NonNull RetractFactInput input) {
        return new FactCorrectionPayload(
                recorder.record(input, null, () -> new Correction.Retracted(input.fact, input.type, input.reason)));
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
        @Description("Type of the fact, such as commitmentMade.")
        @NonNull
        public String type;

        @Description("Ref of the fact.")
        @NonNull
        public String fact;

        @Description("Changed fields, as a JSON object with the field names of the import. Null removes the "
                + "value of a field.")
        @NonNull
        public String fields;

        /** A problem of the amended fact is one of {@code fields}. */
        @Override
        protected Problem located(Problem problem) {
            Problem own = super.located(problem);
            return own.field() == null && problem.field() != null
                    ? new Problem(problem.code(), problem.message(), "fields")
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
