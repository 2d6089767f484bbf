package dev.troth.stakeholder;

import dev.troth.platform.MutationPayload;
import dev.troth.platform.Refusal;
import dev.troth.platform.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Forgetting people, in the schema. */
@GraphQLApi
public class ErasureApi {
    private static final int LONGEST = 36_500;

    private final PersonErasure erasure;

    ErasureApi(PersonErasure erasure) {
        this.erasure = erasure;
    }

    @Mutation
    @NonNull
    @Description(
            "Forgets a person, for good: their name, address and number are taken out of every fact, text and log of the "
                    + "workspace, and do not come back with a file. What happened stays, and no score moves. Needs the scope ERASE.")
    public ErasePersonPayload erasePerson(@NonNull ErasePersonInput input) {
        return UserError.told(
                () -> erasure.erase(input.person),
                (erased, errors) -> erased == null
                        ? new ErasePersonPayload(null, null, null, null, errors)
                        : new ErasePersonPayload(
                                PersonView.of(erased.person()),
                                erased.facts(),
                                erased.accounts(),
                                erased.tellingRefs(),
                                errors));
    }

    @Mutation
    @NonNull
    @Description("Says for how long people are kept after they have left every account; then they are forgotten as by "
            + "`erasePerson`. Needs the scope ERASE.")
    public SetPersonRetentionPayload setPersonRetention(@NonNull SetPersonRetentionInput input) {
        return UserError.told(
                () -> {
                    Integer days = input.daysAfterDeparture;
                    if (days != null && (days < 0 || days > LONGEST)) {
                        throw Refusal.invalid(
                                "daysAfterDeparture", "daysAfterDeparture is %d, which is not 0 to %d.", days, LONGEST);
                    }
                    erasure.keepFor(days);
                    return input;
                },
                (kept, errors) -> new SetPersonRetentionPayload(kept == null ? null : kept.daysAfterDeparture, errors));
    }

    @Description("A person to forget.")
    @Input("ErasePersonInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class ErasePersonInput {
        @Description("Their id or ref.")
        @Id
        @NonNull
        public String person;
    }

    @Description("How long people are kept.")
    @Input("SetPersonRetentionInput")
    public static final class SetPersonRetentionInput {
        @Description("For how many days after they have left every account; for ever when null or absent.")
        public @Nullable Integer daysAfterDeparture;
    }

    @Description("What became of a person who was to be forgotten.")
    public record ErasePersonPayload(
            @Description("The person, as they are called from now on; null when there are errors.") @Nullable
            PersonView person,

            @Description("How many facts were changed; null when there are errors.") @Nullable
            Integer facts,

            @Description("How many accounts knew them; null when there are errors.") @Nullable
            Integer accounts,

            @Description(
                    "Refs of theirs that hold part of their name. Refs are your own keys and stay: where they tell who "
                            + "somebody was, change them at their source. Null when there are errors.")
            @Nullable
            List<@NonNull String> tellingRefs,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: forgetting twice is forgetting once.")
        public boolean getReplayed() {
            return false;
        }
    }

    @Description("How long people are kept from now on.")
    public record SetPersonRetentionPayload(
            @Description("For how many days after they have left every account; null for ever.") @Nullable
            Integer daysAfterDeparture,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false.")
        public boolean getReplayed() {
            return false;
        }
    }
}
