package dev.troth.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.common.UserError;
import dev.troth.platform.database.Database;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency store: keeps the first response to each idempotency key for 24 hours, so that clients can retry safely. A
 * transaction-scoped advisory lock guards the key while its mutation runs. A concurrent request with the same key is
 * rejected, and a crash leaves no lock to clean up.
 */
@ApplicationScoped
class IdempotencyStore implements Housekeeping, ErasableTable {
    static final Duration KEPT = Duration.ofHours(24);

    private static final JsonMapper JSON = new JsonMapper();

    private final Database database;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    IdempotencyStore(Database database, CurrentWorkspace workspace, Clock clock) {
        this.database = database;
        this.workspace = workspace;
        this.clock = clock;
    }

    /**
     * Stored response.
     *
     * @param factId the recorded fact; null if there were errors
     * @param answeredAt time as of which the response was computed
     */
    record Answer(@Nullable UUID factId, List<UserError> errors, Instant answeredAt) {}

    /**
     * Acquires the idempotency key for this transaction.
     *
     * @param digest digest of the input
     * @return the stored response, if there is one
     * @throws RejectedException if the key is in use, or was used with a different input
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Answer> take(String key, byte[] digest) {
        Require.ref("idempotencyKey", key);
        boolean free = database.query(
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as free",
                        row -> row.getBoolean("free"),
                        workspace.id() + ":" + key)
                .getFirst();
        if (!free) {
            throw RejectedException.of(
                    ProblemCode.IN_FLIGHT,
                    "idempotencyKey",
                    "A mutation with the idempotencyKey \"%s\" is still running. Maybe retry in a moment?",
                    key);
        }
        return database
                .query(
                        "select digest, fact_id, errors, answered_at from idempotency_key"
                                + " where workspace_id = ? and key = ? and answered_at > ?",
                        row -> {
                            if (!Arrays.equals(row.getBytes("digest"), digest)) {
                                throw RejectedException.of(
                                        ProblemCode.IDEMPOTENCY_KEY_REUSED,
                                        "idempotencyKey",
                                        "The idempotencyKey \"%s\" was already used with a different "
                                                + "input. Maybe generate a new one for each operation?",
                                        key);
                            }
                            return new Answer(
                                    row.getObject("fact_id", UUID.class),
                                    read(row.getString("errors")),
                                    Database.instant(row, "answered_at"));
                        },
                        workspace.id(),
                        key,
                        clock.instant().minus(KEPT))
                .stream()
                .findFirst();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String key, byte[] digest, @Nullable UUID factId, List<UserError> errors, Instant at) {
        database.update("""
            insert into idempotency_key (workspace_id, key, digest, fact_id, errors, answered_at)
            values (?, ?, ?, ?, ?::jsonb, ?)
            on conflict (workspace_id, key) do update
            set digest = excluded.digest, fact_id = excluded.fact_id, errors = excluded.errors,
                answered_at = excluded.answered_at
            """, workspace.id(), key, digest, factId, write(errors), at);
    }

    /** Deletes expired responses. */
    @Override
    @Transactional
    public void runMaintenance() {
        database.update(
                "delete from idempotency_key where workspace_id = ? and answered_at < ?",
                workspace.id(),
                clock.instant().minus(KEPT));
    }

    @Override
    public List<TextColumn> texts() {
        return List.of(new TextColumn("idempotency_key", "errors", "jsonb"));
    }

    /** A key of the caller that names the person cannot be changed, or it would be a key of another mutation. */
    @Override
    public int remove(TextPseudonymizer pseudonymizer) {
        List<String> telling = database
                .query(
                        "select key from idempotency_key where workspace_id = ?",
                        row -> row.getString("key"),
                        workspace.id())
                .stream()
                .filter(pseudonymizer::isIdentifiedBy)
                .toList();
        database.update(
                "delete from idempotency_key where workspace_id = ? and key = any(?::text[])", workspace.id(), telling);
        return 0;
    }

    // Jackson writes and reads it.
    @RegisterForReflection
    private record StoredError(String code, @Nullable String field, String message) {}

    private static String write(List<UserError> errors) {
        try {
            return JSON.writeValueAsString(errors.stream()
                    .map(error -> new StoredError(
                            error.code().name(),
                            error.path() == null
                                    ? null
                                    : String.join(
                                            ".",
                                            error.path().subList(1, error.path().size())),
                            error.message()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The errors of the response cannot be written as JSON.", e);
        }
    }

    private static List<UserError> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<StoredError>>() {}).stream()
                    .map(kept -> UserError.of(new Problem(ProblemCode.valueOf(kept.code), kept.message, kept.field)))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The stored errors of a response are not valid JSON.", e);
        }
    }
}
