package dev.troth.trust.model;

import dev.troth.account.AccountView;
import dev.troth.platform.Cohort;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.Row;
import dev.troth.platform.UserError;
import dev.troth.scoring.Parameter;
import dev.troth.scoring.Parameters;
import dev.troth.trust.Assessments;
import dev.troth.trust.Explanation;
import dev.troth.trust.Models;
import dev.troth.trust.TrustImpact.ScoreSet;
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

/** Versions of the model in the schema. */
@GraphQLApi
public class ModelApi {
    private final ModelStore store;
    private final ModelDrafts drafts;
    private final ModelComputation computation;
    private final Assessments assessments;
    private final Models models;

    ModelApi(
            ModelStore store,
            ModelDrafts drafts,
            ModelComputation computation,
            Assessments assessments,
            Models models) {
        this.store = store;
        this.drafts = drafts;
        this.computation = computation;
        this.assessments = assessments;
        this.models = models;
    }

    @Query
    @NonNull
    @Description("All versions of the model, the oldest first.")
    public List<@NonNull ModelVersion> models() {
        return store.all();
    }

    @Query
    @Description("A version of the model; the active one when no name is given. Null when there is none of this name.")
    public @Nullable ModelVersion model(@Description("Its name.") @Nullable String version) {
        return version == null ? store.active() : store.find(version).orElse(null);
    }

    @NonNull
    @Description("In what it differs from another version.")
    public List<@NonNull ParameterChange> diff(
            @Source ModelVersion model, @NonNull @Description("The other version.") String to) {
        return ParameterChange.between(model.numbers(), store.need(to).numbers());
    }

    @Mutation
    @NonNull
    @Description("Makes a draft from another version. Nothing is computed by it yet.")
    public ModelPayload createModel(@NonNull CreateModelInput input) {
        return UserError.told(
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
                    .orElseThrow(() -> Refusal.invalid(
                            "code", "There is no parameter \"%s\". All are in model { parameters }.", change.code));
            changes.put(parameter, change.value);
        }
        try {
            return base.with(input.version, changes);
        } catch (IllegalArgumentException outOfBounds) {
            throw Refusal.invalid("changes", "%s", outOfBounds.getMessage());
        }
    }

    @Mutation
    @NonNull
    @Description("Has a version computed beside the active one, in the background: look at `progress`.")
    public ModelPayload shadowModel(@NonNull ModelInput input) {
        return UserError.told(() -> computed(input.version, false), ModelPayload::new);
    }

    @Mutation
    @NonNull
    @Description(
            "Makes a version the active one as soon as it is computed for all accounts. Until then scores are made by the "
                    + "one before, so that nothing stands still. Lists are sorted by the new scores when `activating` is false.")
    public ModelPayload activateModel(@NonNull ModelInput input) {
        return UserError.told(() -> computed(input.version, true), ModelPayload::new);
    }

    private ModelVersion computed(String version, boolean activating) {
        ModelVersion model = store.need(version);
        if (model.status() == ModelStatus.ACTIVE) {
            throw Refusal.transition("Model \"%s\" is the active one already.", version);
        }
        ModelVersion shadow = store.shadow(model, activating);
        computation.start(version);
        return shadow;
    }

    @Mutation
    @NonNull
    @Description("Has a version no longer computed. The active one retires when another one becomes active.")
    public ModelPayload retireModel(@NonNull ModelInput input) {
        return UserError.told(
                () -> {
                    ModelVersion model = store.need(input.version);
                    if (model.status() == ModelStatus.ACTIVE) {
                        throw Refusal.transition(
                                "Model \"%s\" is the active one. Maybe activate another one instead?", input.version);
                    }
                    ModelVersion retired = store.retire(model);
                    store.forgetStates();
                    return retired;
                },
                ModelPayload::new);
    }

    @NonNull
    @Description(
            "What versions beside the active one say, as far as they are computed. Never the score: to compare only.")
    public List<@NonNull ShadowScores> shadowScores(@Source AccountView account) {
        Cohort<? extends Row> cohort = account.cohort();
        // Whoever reads states hears of versions that came or went.
        assessments.of(account);
        return models.kept().shadows().stream()
                .map(shadow -> {
                    Map<UUID, Explanation> all = cohort.once(
                            "shadow " + shadow.parameters().version(), () -> assessments.by(shadow, cohort));
                    return new ShadowScores(
                            shadow.parameters().version(),
                            ScoreSet.of(Objects.requireNonNull(all.get(account.uuid()))));
                })
                .toList();
    }

    @Description("The scores of an account by a version beside the active one.")
    public record ShadowScores(
            @Description("The version.") @NonNull String version,
            @Description("What it says.") @NonNull ScoreSet scores) {}

    @Description("A new version of the model.")
    @Input("CreateModelInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CreateModelInput {
        @Description("What it is to be called; unique in the workspace, 50 characters at most.")
        @NonNull
        public String version;

        @Description("The version it is made from; the active one when absent.")
        public @Nullable String basedOn;

        @Description("The numbers that are to be others.")
        @NonNull
        public List<@NonNull ParameterInput> changes;

        @Description("What there is to say about it.")
        public @Nullable String note;
    }

    @Description("A number of the model that is to be another one.")
    @Input("ParameterInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ParameterInput {
        @Description("Its name, such as SCAR.")
        @NonNull
        public String code;

        @Description("Its value, within its bounds.")
        public double value;
    }

    @Description("Which version of the model.")
    @Input("ModelInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ModelInput {
        @Description("Its name.")
        @NonNull
        public String version;
    }

    @Description("What became of a mutation of a version of the model.")
    public record ModelPayload(
            @Description("The version as it is now; null when there are errors.") @Nullable
            ModelVersion model,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: these mutations take no idempotencyKey.")
        public boolean getReplayed() {
            return false;
        }
    }
}
