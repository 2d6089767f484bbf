package dev.troth.platform.graphql;

import dev.troth.platform.MutationPayload;
import dev.troth.platform.UserError;
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
    @Description(
            "Registers documents, so that clients can name them by documentId. Where only trusted documents run, this "
                    + "one does not: put them into the file of trusted documents there.")
    public RegisterDocumentsPayload registerDocuments(@NonNull RegisterDocumentsInput input) {
        return UserError.told(
                () -> documents.register(input.documents).stream()
                        .map(hash -> "sha256:" + hash)
                        .toList(),
                (ids, errors) -> new RegisterDocumentsPayload(ids == null ? List.of() : ids, errors));
    }

    @Description("Documents to register.")
    @Input("RegisterDocumentsInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class RegisterDocumentsInput {
        @Description("Their texts, letter for letter as clients would send them.")
        @NonNull
        public List<String> documents;
    }

    @Description("What became of the documents.")
    public record RegisterDocumentsPayload(
            @Description("What to send as documentId, in the order of the documents.") @NonNull
            List<@NonNull String> ids,

            @Description("Why nothing was done; empty when it was.") @NonNull
            List<@NonNull UserError> userErrors)
            implements MutationPayload {
        @Override
        @NonNull
        public List<@NonNull UserError> getUserErrors() {
            return userErrors;
        }

        @Override
        @Description("Always false: registering twice changes nothing.")
        public boolean getReplayed() {
            return false;
        }
    }
}
