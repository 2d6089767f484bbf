package dev.troth.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A valid fact that is not yet in the ledger (a command to append it).
 *
 * @param ref key chosen by the sender, unique per type and workspace
 * @param account ref of the account; null for facts that create an account, correct another fact or are about the whole
 * market
 * @param at time at which it occurred
 * @param recordedAt time at which it was recorded, if it comes from another ledger
 * @param by ref of the reporting member
 * @param source name of the source system
 * @param expectedVersion number of facts about the subject that the sender has seen (optimistic concurrency); null to
 * skip the check
 */
public record FactDraft(
        FactType<?> type,
        String ref,
        @Nullable String account,
        Instant at,
        @Nullable Instant recordedAt,
        @Nullable String by,
        @Nullable String source,
        @Nullable String note,
        FactBody body,
        @Nullable Integer expectedVersion) {

    /** A draft without an expected version. */
    public FactDraft(
            FactType<?> type,
            String ref,
            @Nullable String account,
            Instant at,
            @Nullable Instant recordedAt,
            @Nullable String by,
            @Nullable String source,
            @Nullable String note,
            FactBody body) {
        this(type, ref, account, at, recordedAt, by, source, note, body, null);
    }

    String subjectRef() {
        return type.subjectRef(ref, body);
    }

    @Override
    public String toString() {
        return type.name() + " \"" + ref + "\"";
    }
}
