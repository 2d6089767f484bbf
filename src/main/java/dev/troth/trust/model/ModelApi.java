package dev.troth.trust.model;

import dev.troth.account.AccountView;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.UserError;
import dev.troth.platform.database.Row;
import dev.troth.platform.security.AuthorRights;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.explain.TrustImpact.ScoreSet;
import dev.troth.trust.model.ModelVersion.ModelStatus;
import dev.troth.trust.score.Explanation;
import dev.troth.trust.state.ModelRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries and mutations for versions of the model. */
@GraphQLApi
public class ModelApi {
    private final ModelStore store;
    private final ModelDrafts drafts;
    private final ModelActivation computation;
    private final AssessmentService assessments;
    private final ModelRegistry models;
    private final AuthorRights rights;

    ModelApi(
            ModelStore store,
            ModelDrafts drafts,
            ModelActivation computation,
            AssessmentService assessments,
            ModelRegistry models,
            AuthorRights rights) {
        this.store = store;
        this.drafts = drafts;
        this.computation = computation;
        this.assessments = assessments;
        this.models = models;
        this.rights = rights;
    }

    @Query
    @NonNull
    @Description("All versions of the model, oldest first.")
    public List<@NonNull ModelVersion> models() {
        return store.all();
    }

    @Query
    @Description("Version of the model. Defaults to the active one. Null if there is none with this name.")
    public @Nullable ModelVersion model(@Description("Name of the version.") @Nullable String version) {
        return version == null ? store.active() : store.find(version).orElse(null);
    }

    @NonNull
    @Description("Parameters that differ from another version.")
    public List<@NonNull ParameterChange> diff(
            @Source ModelVersion model, @NonNull @Description("Name of the other version.") String to) {
        return ParameterChange.between(model.numbers(), store.need(to).numbers());
    }

    @Mutation
    @NonNull
    @Description("Creates a draft from another version. No scores are computed with it yet.")
    public ModelPayload createModel(@NonNull CreateModelInput input) {
        return UserError.toPayload(
                () -> {
                    drafts.mustBeFree(input.version);
                    ModelVersion base = input.basedOn == null ? store.active() : store.need(input.basedOn);
                    return store.create(changed(base.numbers(), input), base.version(), input.note);
                },
                ModelPayload::new);
    }

    private static Parameters changed(Parameters base, CreateModelInput input) {
        Map<Parameter, Double> changes = new EnumMap<>(Parameter.class);
        for (ParameterInput change : input.changes) {
            Parameter parameter = Arrays.stream(Parameter.values())
                    .filter(one -> one.name().equals(change.code))
                    .findFirst()
                    .orElseThrow(() -> RejectedException.invalid(
                            "code",
                            "There is no parameter \"%s\". Maybe look at model { parameters } for all of " + "them?",
                            change.code));
            changes.put(parameter, change.value);
        }
        try {
            return base.with(input.version, changes);
        } catch (IllegalArgumentException outOfBounds) {
            throw RejectedException.invalid("changes", "%s", outOfBounds.getMessage());
        }
    }

    @Mutation
    @NonNull
    @Description("Computes a version in the background, in addition to the active one; see `progress`.")
    public ModelPayload shadowModel(@NonNull ModelInput input) {
        return UserError.toPayload(() -> computed(input.version, false), ModelPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Activates a version as soon as it is computed for all accounts. Until then the previous version "
            + "computes the scores, so there is no interruption. Lists are sorted by the new scores once "
            + "`activating` is false.")
    public ModelPayload activateModel(@NonNull ModelInput input) {
        return UserError.toPayload(() -> computed(input.version, true), ModelPayload::new);
    }

    private ModelVersion computed(String version, boolean activating) {
        ModelVersion model = store.need(version);
        if (model.status() == ModelStatus.ACTIVE) {
            throw RejectedException.transition("Model \"%s\" is already the active one.", version);
        }
        ModelVersion shadow = store.shadow(model, rights.author(), activating);
        computation.start(version);
        return shadow;
    }

    @Mutation
    @NonNull
    @Description("Stops computing a version. The active one retires when another one is activated.")
    public ModelPayload retireModel(@NonNull ModelInput input) {
        return UserError.toPayload(
                () -> {
                    ModelVersion model = store.need(input.version);
                    if (model.status() == ModelStatus.ACTIVE) {
                        throw RejectedException.transition(
                                "Model \"%s\" is the active one. Maybe activate another one instead?", input.version);
                    }
                    ModelVersion retired = store.retire(model);
                    store.deleteStates();
                    return retired;
                },
                ModelPayload::new);
    }

    @NonNull
    @Description("Scores by versions other than the active one, as far as they are computed. For comparison only; they "
            + "are never shown as the score.")
    public List<@NonNull ShadowScores> shadowScores(@Source AccountView account) {
        BatchContext<? extends Row> batch = account.batch();
        // Readers of states learn of added and removed versions from this counter.
        assessments.assess(account);
        return models.kept().shadows().stream()
                .map(shadow -> {
                    Map<UUID, Explanation> all = batch.computeIfAbsent(
                            "shadow " + shadow.parameters().version(), () -> assessments.explainBy(shadow, batch));
                    return new ShadowScores(
                            shadow.parameters().version(),
                            ScoreSet.of(Objects.requireNonNull(all.get(account.uuid()))));
                })
                .toList();
    }

    @Description("Scores of an account by a version other than the active one.")
    public record ShadowScores(
            @Description("Name of the version.") @NonNull String version,
            @Description("Scores.") @NonNull ScoreSet scores) {}

    @Description("Version of the model to create.")
    @Input("CreateModelInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CreateModelInput {
        @Description("Name, unique in the workspace, at most 50 characters.")
        @NonNull
        public String version;

        @Description("Version from which it is created. Defaults to the active one.")
        public @Nullable String basedOn;

        @Description("Parameters to change.")
        @NonNull
        public List<@NonNull ParameterInput> changes;

        @Description("Free-text note. Defaults to null.")
        public @Nullable String note;
    }

    @Description("New value of a parameter of the model.")
    @Input("ParameterInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ParameterInput {
        @Description("Name, for example SCAR.")
        @NonNull
        public String code;

        @Description("Value, within its bounds.")
        public double value;
    }

    @Description("Version of the model.")
    @Input("ModelInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ModelInput {
        @Description("Name of the version.")
        @NonNull
        public String version;
    }

    @Description("Result of a mutation of a version of the model.")
    public record ModelPayload(
            @Description("Version in its new state. Null if there are errors.") @Nullable
            ModelVersion model,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because this mutation has no idempotencyKey.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("Parameter in which two versions of the model differ.")
    public record ParameterChange(
            @Description("Name of the version.") @NonNull String code,
            @Description("Value in this version.") double from,
            @Description("Value in the other version.") double to,
            @Description("Unit.") @NonNull String unit) {

        static List<ParameterChange> between(Parameters from, Parameters to) {
            return Arrays.stream(Parameter.values())
                    .filter(parameter -> from.get(parameter) != to.get(parameter))
                    .map(parameter -> new ParameterChange(
                            parameter.name(), from.get(parameter), to.get(parameter), parameter.unit()))
                    .toList();
        }
    }
}
