package dev.troth.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fact as somebody tells it, well-formed but not yet in the ledger.
 *
 * @param ref the teller's own key, unique per type and workspace
 * @param account the ref of the account; null for facts that found an account, correct another fact or are about the
 *     whole market
 * @param at when it occurred
 * @param recordedAt when it was recorded, where it comes from another ledger
 * @param by the member who says so
 * @param source the system it comes from
 * @param expectedVersion how many facts the teller knows of the thing; null when that does not matter
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

    /** A draft of somebody who does not mind what became of the thing meanwhile. */
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
