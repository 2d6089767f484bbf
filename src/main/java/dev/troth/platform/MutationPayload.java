package dev.troth.platform;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("What became of a mutation: the record, or the errors that kept it from being written.")
public interface MutationPayload {
    @NonNull
    @Description("Why nothing was done; empty when it was.")
    List<@NonNull UserError> getUserErrors();

    @Description("Whether this is the answer to an earlier request with the same idempotencyKey.")
    boolean getReplayed();
}
