package dev.troth.account.segment;

import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.AsOfResolver;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.UserError;
import dev.troth.platform.list.ListQueries;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.CallerScope;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/**
 * Segments in the schema. The field {@code filter} of the inputs is added by the schema transformation, because its type
 * only exists there.
 */
@GraphQLApi
public class SegmentApi {
    private final SegmentStore store;
    private final ListQueries queries;
    private final AsOfResolver asOfResolver;

    SegmentApi(SegmentStore store, ListQueries queries, AsOfResolver asOfResolver) {
        this.store = store;
        this.queries = queries;
        this.asOfResolver = asOfResolver;
    }

    @Query
    @NonNull
    @Description("All saved filters of accounts, sorted by name.")
    public List<@NonNull SegmentView> segments() {
        return store.all();
    }

    @Query
    @Description("Saved filter by id. Null if it does not exist.")
    public @Nullable SegmentView segment(@Id @NonNull @Description("Id of the segment.") String id) {
        return store.find(id).orElse(null);
    }

    @Mutation
    @NonNull
    @Description("Saves a filter of accounts under a name.")
    public SegmentPayload createSegment(@NonNull CreateSegmentInput input) {
        return UserError.toPayload(() -> store.create(input.name, checked(filter())), SegmentPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Changes a saved filter. Absent fields stay unchanged. The filter of a segment that a webhook uses "
            + "requires the scope WEBHOOKS.")
    public SegmentPayload updateSegment(@NonNull UpdateSegmentInput input) {
        return UserError.toPayload(
                () -> {
                    Map<String, Object> filter = filter();
                    return store.update(
                            input.id,
                            input.name,
                            filter == null ? null : checked(filter),
                            input.expectedVersion,
                            CallerScope.current().may(AccessScope.WEBHOOKS));
                },
                SegmentPayload::new);
    }

    @Mutation
    @NonNull
    @Description(
            "Deletes a saved filter, unless a webhook uses it. Filters that refer to it are rejected from then on.")
    public SegmentPayload deleteSegment(@NonNull DeleteSegmentInput input) {
        return UserError.toPayload(() -> store.delete(input.id, input.expectedVersion), SegmentPayload::new);
    }

    private Map<String, Object> checked(@Nullable Map<String, Object> filter) {
        Map<String, Object> given = filter == null ? Map.of() : filter;
        queries.check(given, asOfResolver.now());
        return given;
    }

    @SuppressWarnings("unchecked") // The schema defines it as an input object.
    private static @Nullable Map<String, Object> filter() {
        return (Map<String, Object>) CurrentField.get().object("input").get("filter");
    }

    @Description("Filter to save.")
    @Input("CreateSegmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CreateSegmentInput {
        @Description("Name, unique in the workspace.")
        @NonNull
        public String name;
    }

    @Description("Changes to a saved filter.")
    @Input("UpdateSegmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class UpdateSegmentInput {
        @Description("Id of the segment.")
        @Id
        @NonNull
        public String id;

        @Description("New name, unique in the workspace.")
        public @Nullable String name;

        @Description("Version of the record that the caller has read (optimistic concurrency). If the record has a "
                + "different version, nothing is changed. Defaults to no check.")
        public @Nullable Integer expectedVersion;
    }

    @Description("Saved filter to delete.")
    @Input("DeleteSegmentInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class DeleteSegmentInput {
        @Description("Id of the segment.")
        @Id
        @NonNull
        public String id;

        @Description("Version of the record that the caller has read (optimistic concurrency). If the record has a "
                + "different version, nothing is changed. Defaults to no check.")
        public @Nullable Integer expectedVersion;
    }

    @Description("Result of a mutation of a segment.")
    public record SegmentPayload(
            @Description("Segment in its new state, or in its last state if it was deleted. Null if there are errors.")
            @Nullable
            SegmentView segment,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because these mutations have no idempotency key.")
        public boolean getReplayed() {
            return false;
        }
    }
}
