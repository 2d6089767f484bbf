package dev.troth.platform.common;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("Result of a mutation: the record, or the errors that prevented the change.")
public interface MutationPayload {
    @NonNull
    @Description("Reasons why nothing was changed. Empty on success.")
    List<@NonNull UserError> getUserErrors();

    @Description("Whether this is the stored response to an earlier request with the same idempotencyKey.")
    boolean getReplayed();
}
