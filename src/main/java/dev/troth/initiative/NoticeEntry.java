package dev.troth.initiative;

import dev.troth.ledger.TypedFact;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Announcement of a change of an initiative. */
@Description("Announcement of a coming change of an initiative.")
public record NoticeEntry(
        @Description("Caller's own key of the announcement.") @NonNull
        String ref,

        @Description("Time at which it was made.") @NonNull Instant occurredAt,

        @Description("Time at which the change takes effect.") @NonNull
        Instant effectiveAt,

        @Description("Our claims.") @NonNull List<@NonNull String> claims,

        @Description("Supporting facts that we presented.") @NonNull
        List<@NonNull String> facts) {

    static NoticeEntry of(TypedFact<InitiativeFact.NoticeGiven> notice) {
        return new NoticeEntry(
                notice.ref(),
                notice.at(),
                notice.body().effectiveAt(),
                Objects.requireNonNullElse(notice.body().claims(), List.of()),
                Objects.requireNonNullElse(notice.body().facts(), List.of()));
    }
}
