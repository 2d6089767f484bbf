package dev.troth.ledger;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** Common input fields of all mutations. */
// JSON-B sets the fields by reflection, and SmallRye registers the inputs of the schema, not their superclass.
@RegisterForReflection
public abstract class MutationInput implements FactFields {
    /** Names of the fields that describe the fact as a whole; all others are fields of its body. */
    static final Set<String> FIELDS = Set.of("ref", "at", "by", "note", "expectedVersion", "idempotencyKey");

    @Description("Time at which it occurred. Defaults to now.")
    public @Nullable Instant at;

    @Description("Ref of the reporting member. Defaults to null.")
    public @Nullable String by;

    @Description("Free-text note. Defaults to null.")
    public @Nullable String note;

    @Description("Version of the record that the caller has read (optimistic concurrency). If the record has a "
            + "different version, nothing is changed and the error is CONFLICT. Defaults to no check.")
    public @Nullable Integer expectedVersion;

    @Description("Idempotency key: a new random string per operation. A retry with the same key and input "
            + "within 24 hours returns the first response (replayed: true) and changes nothing. Defaults to "
            + "no idempotency.")
    public @Nullable String idempotencyKey;

    /** The caller's own key of the fact; null to generate one. */
    protected abstract @Nullable String refOrNull();
}
