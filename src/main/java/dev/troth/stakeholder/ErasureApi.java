package dev.troth.stakeholder;

import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** GraphQL mutations for erasing people. */
@GraphQLApi
public class ErasureApi {
    private static final int LONGEST = 36_500;

    private final PersonErasure erasure;

    ErasureApi(PersonErasure erasure) {
        this.erasure = erasure;
    }

    @Mutation
    @NonNull
    @Description("Erases a person permanently: removes their name, address and number from every fact, text and log of "
            + "the workspace, and from later imports. The events remain, and no score changes. Requires "
            + "the scope ERASE.")
    public ErasePersonPayload erasePerson(@NonNull ErasePersonInput input) {
        return UserError.toPayload(
                () -> erasure.erase(input.person),
                (erased, errors) -> erased == null
                        ? new ErasePersonPayload(null, null, null, null, null, null, errors)
                        : new ErasePersonPayload(
                                PersonView.of(erased.person()),
                                erased.facts(),
                                erased.accounts(),
                                erased.tellingRefs(),
                                erased.keptTexts(),
                                erased.revokedAccessGrants(),
                                errors));
    }

    // @Name is set because SmallRye strips "set" from the name of a method.
    @Mutation("setPersonRetention")
    @NonNull
    @Description("Sets the retention period: the time for which people are stored after they have left every "
            + "account. Afterwards they are erased as by `erasePerson`. Requires the scope ERASE.")
    public SetPersonRetentionPayload setPersonRetention(@NonNull SetPersonRetentionInput input) {
        return UserError.toPayload(
                () -> {
                    Integer days = input.daysAfterDeparture;
                    if (days != null && (days < 0 || days > LONGEST)) {
                        throw RejectedException.invalid(
                                "daysAfterDeparture", "daysAfterDeparture is %d, but must be 0 to %d.", days, LONGEST);
                    }
                    erasure.setRetention(days);
                    return input;
                },
                (kept, errors) -> new SetPersonRetentionPayload(kept == null ? null : kept.daysAfterDeparture, errors));
    }

    @Description("Person to erase.")
    @Input("ErasePersonInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class ErasePersonInput {
        @Description("Id or ref of the person.")
        @Id
        @NonNull
        public String person;
    }

    @Description("Retention period of people.")
    @Input("SetPersonRetentionInput")
    public static final class SetPersonRetentionInput {
        @Description("Days after a person has left every account. Defaults to null: people are stored without limit.")
        public @Nullable Integer daysAfterDeparture;
    }

    @Description("Result of erasePerson.")
    public record ErasePersonPayload(
            @Description("Person, with its pseudonym. Null if there are errors.") @Nullable
            PersonView person,

            @Description("Number of changed facts. Null if there are errors.") @Nullable
            Integer facts,

            @Description("Number of accounts that knew the person. Null if there are errors.") @Nullable
            Integer accounts,

            @Description("Refs in the facts of these accounts that contain part of a name, the address or the number of"
                    + " the person. Refs are the caller's own keys and are not changed; if they identify the person,"
                    + " change them in their source system. Null if there are errors.")
            @Nullable
            List<@NonNull String> tellingRefs,

            @Description("Other texts that do, with the id of their record, such as `Webhook.url`. They are settings,"
                    + " which would not work without them: change them yourself. Null if there are errors.")
            @Nullable
            List<@NonNull String> keptTexts,

            @Description("Number of access grants of the person, by their address or name, that were revoked. Null if"
                    + " there are errors.")
            @Nullable
            Integer revokedAccessGrants,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because erasing a person is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("Result of setPersonRetention.")
    public record SetPersonRetentionPayload(
            @Description("Days after a person has left every account. Null if people are stored without limit.")
            @Nullable
            Integer daysAfterDeparture,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because setting the retention period is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }
}
