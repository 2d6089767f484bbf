package dev.troth.account.segment;

import dev.troth.platform.CurrentField;
import dev.troth.platform.Moments;
import dev.troth.platform.MutationPayload;
import dev.troth.platform.UserError;
import dev.troth.platform.list.ListQueries;
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

/** Segments in the schema. The field {@code filter} of the inputs is added there, since only there it has its type. */
@GraphQLApi
public class SegmentApi {
    private final SegmentStore store;
    private final ListQueries queries;
    private final Moments moments;

    SegmentApi(SegmentStore store, ListQueries queries, Moments moments) {
        this.store = store;
        this.queries = queries;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("All saved filters of accounts, by name.")
    public List<@NonNull SegmentView> segments() {
        return store.all();
    }

    @Query
    @Description("One saved filter; null when there is none.")
    public @Nullable SegmentView segment(@Id @NonNull @Description("Its id.") String id) {
        return store.find(id).orElse(null);
    }

    @Mutation
    @NonNull
    @Description("Saves a filter of accounts under a name.")
    public SegmentPayload createSegment(@NonNull CreateSegmentInput input) {
        return UserError.told(() -> store.create(input.name, checked(filter())), SegmentPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Changes a saved filter. What is absent stays as it is.")
    public SegmentPayload updateSegment(@NonNull UpdateSegmentInput input) {
        return UserError.told(
                () -> {
                    Map<String, Object> filter = filter();
                    return store.update(
                            input.id, input.name, filter == null ? null : checked(filter), input.expectedVersion);
                },
                SegmentPayload::new);
    }

    @Mutation
    @NonNull
    @Description("Deletes a saved filter. Filters that name it are refused from then on.")
    public SegmentPayload deleteSegment(@NonNull DeleteSegmentInput input) {
        return UserError.told(() -> store.delete(input.id, input.expectedVersion), SegmentPayload::new);
    }

    private Map<String, Object> checked(@Nullable Map<String, Object> filter) {
        Map<String, Object> given = filter == null ? Map.of() : filter;
        queries.check(given, moments.now());
        return given;
    }

    @SuppressWarnings("unchecked") // the schema made it an input object
    private static @Nullable Map<String, Object> filter() {
        return (Map<String, Object>) CurrentField.get().object("input").get("filter");
    }

    @Description("A filter to save.")
    @Input("CreateSegmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CreateSegmentInput {
        @Description("What it is to be called; unique in the workspace.")
        @NonNull
        public String name;
    }

    @Description("What is different about a saved filter.")
    @Input("UpdateSegmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class UpdateSegmentInput {
        @Description("Which segment.")
        @Id
        @NonNull
        public String id;

        @Description("What it is to be called.")
        public @Nullable String name;

        @Description("The version that you read. When it has another one by now, nothing is done.")
        public @Nullable Integer expectedVersion;
    }

    @Description("A saved filter to delete.")
    @Input("DeleteSegmentInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class DeleteSegmentInput {
        @Description("Which segment.")
        @Id
        @NonNull
        public String id;

        @Description("The version that you read. When it has another one by now, nothing is done.")
        public @Nullable Integer expectedVersion;
    }

    @Description("What became of a mutation of a segment.")
    public record SegmentPayload(
            @Description("The segment as it is now, or as it was when it is deleted; null when there are errors.")
            @Nullable
            SegmentView segment,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: saving twice changes nothing.")
        public boolean getReplayed() {
            return false;
        }
    }
}
