package dev.troth.graphql;

import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.UserError;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Trusted documents in the schema. */
@GraphQLApi
public class DocumentApi {
    private final TrustedDocuments documents;

    DocumentApi(TrustedDocuments documents) {
        this.documents = documents;
    }

    @Mutation
    @NonNull
    @Description("Registers trusted documents, so that clients can send their documentId instead of the text. "
            + "Not available where only trusted documents may run; add the documents to the configured file "
            + "there.")
    public RegisterDocumentsPayload registerDocuments(@NonNull RegisterDocumentsInput input) {
        return UserError.toPayload(
                () -> documents.register(input.documents).stream()
                        .map(hash -> "sha256:" + hash)
                        .toList(),
                (ids, errors) -> new RegisterDocumentsPayload(ids == null ? List.of() : ids, errors));
    }

    @Description("Documents to register.")
    @Input("RegisterDocumentsInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class RegisterDocumentsInput {
        @Description("Texts of the documents, byte for byte as clients would send them.")
        @NonNull
        public List<String> documents;
    }

    @Description("Result of registerDocuments.")
    public record RegisterDocumentsPayload(
            @Description("Values of documentId, in the order of the documents.") @NonNull
            List<@NonNull String> ids,

            @Description("Reasons why nothing was changed. Empty on success.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false, because registering a document is idempotent.")
        public boolean getReplayed() {
            return false;
        }
    }
}
