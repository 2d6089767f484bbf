package dev.troth.exchange.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.exchange.job.JobApi.JobPayload;
import dev.troth.exchange.job.JobService;
import dev.troth.exchange.mapping.MappingLoader;
import dev.troth.exchange.reader.EntryError;
import dev.troth.exchange.reader.FileFormat;
import dev.troth.ledger.OnChange;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.UserError;
import dev.troth.platform.list.PageSize;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Sources in the schema. */
@GraphQLApi
public class SourceApi {
    private final SourceStore store;
    private final JobService jobs;

    SourceApi(SourceStore store, JobService jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    @Query
    @NonNull
    @Description("Sources of imports, sorted by name.")
    public List<@NonNull SourceView> sources(
            @DefaultValue("25") @Description("Number of sources, 1 to 100. Defaults to 25.") @Nullable Integer first,
            @Description("Cursor: the name of the last source of the previous page. Defaults to the start.") @Nullable
                    String after) {
        return store.page(PageSize.of(first), after);
    }

    @Query
    @Description("Source by name. Null if it does not exist.")
    public @Nullable SourceView source(@NonNull @Description("Name of the source.") String name) {
        return store.named(name).orElse(null);
    }

    @NonNull
    @Description(
            "Rejected entries of its runs of the last 30 days that were not sent again, oldest first; only those of files "
                    + "that the caller has sent, unless the caller may read all facts.")
    public List<@NonNull EntryError> refusedEntries(
            @Source SourceView source, @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        return jobs.refusedEntries(source.name(), PageSize.of(first));
    }

    @Mutation
    @NonNull
    @Description(
            "Creates a source, or replaces its format and its options. Requests with the parameter source use them.")
    public SourcePayload saveSource(@NonNull SaveSourceInput input) {
        return UserError.toPayload(
                () -> {
                    ObjectNode options = SourceOptions.of(input);
                    FileFormat format = MappingLoader.formatOf(input.format, options);
                    jobs.check(format, options);
                    return store.save(input.name, format, options.toString());
                },
                SourcePayload::new);
    }

    @Mutation
    @NonNull
    @Description("Deletes a source, its options and its totals. The facts that it has sent stay in the ledger.")
    public SourcePayload deleteSource(@NonNull SourceInput input) {
        return UserError.toPayload(() -> store.delete(input.source), SourcePayload::new);
    }

    @Mutation
    @NonNull
    @Description(
            "Imports the `refusedEntries` of a source again, up to 10,000 of them, with its present options: for example after "
                    + "a change of its mapping.")
    public JobPayload resendRefusedEntries(@NonNull SourceInput input) {
        return UserError.toPayload(
                () -> {
                    SourceView source = store.existing(input.source);
                    return jobs.resend(source.name(), source.format(), source.options())
                            .orElseThrow(() -> RejectedException.transition(
                                    "The source \"%s\" has no rejected entries to send again.", source.name()));
                },
                JobPayload::new);
    }

    @Description("Source to save. Its options are the parameters of POST /facts.")
    @Input("SaveSourceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SaveSourceInput {
        @Description("Name, unique in the workspace.")
        @NonNull
        public String name;

        @Description("Format of its files.")
        @NonNull
        public FileFormat format;

        @Description("Name of a built-in mapping.")
        public @Nullable String template;

        @Description("Mapping of records to facts, as JSON.")
        public @Nullable String mapping;

        @Description("Stream of records that do not name theirs, if the mapping has several.")
        public @Nullable String stream;

        @Description("Path of the list of records in a JSON document.")
        public @Nullable String records;

        @Description("Your own mail domains, for calendars and mailboxes.")
        public @Nullable List<@NonNull String> ours;

        @Description("Time zone of times without one.")
        public @Nullable String zone;

        @Description("Delimiter of tables. Defaults to the one that is found in the file.")
        public @Nullable String delimiter;

        @Description("Whether the text of messages is stored as a note. Defaults to false.")
        public @Nullable Boolean body;

        @Description("Handling of facts that exist with different content. The default depends on the format.")
        public @Nullable OnChange onChange;
    }

    @Description("Source to act on.")
    @Input("SourceInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SourceInput {
        @Description("Name of the source.")
        @NonNull
        public String source;
    }

    @Description("Result of a mutation of a source.")
    public record SourcePayload(
            @Description("Source in its new state; for a deletion, its last state. Null if there are errors.") @Nullable
            SourceView source,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because the mutation is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }
}
