package dev.troth.ledger;

import dev.troth.platform.common.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
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

    @Description("Ref of the reporting member. Defaults to the member who is signed in, and to null for API keys. "
            + "Another member requires the scope ON_BEHALF.")
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

    /**
     * Returns the problem of a fact as a problem of this input: with the name of the input field that fills the field of
     * the fact, and without a field if there is none.
     */
    protected Problem located(Problem problem) {
        String path = problem.field();
        if (path == null) {
            return problem;
        }
        String first = path.split("\\.", 2)[0];
        String rest = path.substring(first.length());
        for (Field field : getClass().getFields()) {
            FactField of = field.getAnnotation(FactField.class);
            if (of != null && of.value().equals(first)) {
                return new Problem(problem.code(), problem.message(), field.getName() + rest);
            }
        }
        boolean known = Stream.of(getClass().getFields())
                .anyMatch(field -> field.getName().equals(first));
        return known ? problem : new Problem(problem.code(), problem.message(), null);
    }
}
