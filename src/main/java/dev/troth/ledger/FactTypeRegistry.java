package dev.troth.ledger;

import dev.troth.platform.common.Money;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Registry of all fact types, by name. */
@ApplicationScoped
@RegisterForReflection(targets = {Correction.Amended.class, Correction.Retracted.class, Money.class})
public class FactTypeRegistry {
    /** Name of an amendment in JSON. */
    static final String AMENDED = "amended";

    /** Name of a retraction in JSON. */
    static final String RETRACTED = "retracted";

    private final Map<String, FactType<?>> byName = new TreeMap<>();
    private final Set<String> guardedKinds;

    @Inject
    FactTypeRegistry(Instance<FactTypeProvider> providers) {
        this(providers.stream().flatMap(v -> v.types().stream()));
    }

    /** Registers the types of these vocabularies and of the ledger itself. */
    public FactTypeRegistry(Collection<? extends FactTypeProvider> vocabularies) {
        this(vocabularies.stream().flatMap(v -> v.types().stream()));
    }

    private FactTypeRegistry(Stream<FactType<?>> types) {
        Stream<FactType<?>> own = Stream.of(
                new FactType<>(AMENDED, 5, Correction.Amended.class, AMENDED, FactType.Scope.LIKE_TARGET),
                new FactType<>(RETRACTED, 5, Correction.Retracted.class, RETRACTED, FactType.Scope.LIKE_TARGET));
        Stream.concat(types, own).forEach(type -> {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException("Duplicate fact type \"" + type.name() + "\".");
            }
        });
        this.guardedKinds = byName.values().stream()
                .filter(type -> GuardedBody.class.isAssignableFrom(type.body()))
                .map(FactType::subject)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws RejectedException if the type does not exist */
    public FactType<?> named(String name) {
        FactType<?> type = byName.get(name);
        if (type == null) {
            throw RejectedException.of(
                    ProblemCode.UNKNOWN_TYPE,
                    "type",
                    "There is no fact type \"%s\".%s",
                    name,
                    Suggestion.maybe(name, byName.keySet()));
        }
        return type;
    }

    /** Returns whether facts of this name create an account. */
    boolean founds(String name) {
        FactType<?> type = byName.get(name);
        return type != null && type.scope() == FactType.Scope.FOUNDS_ACCOUNT;
    }

    /** Returns whether facts of this name define something for the whole workspace. */
    boolean isOfWorkspace(String name) {
        FactType<?> type = byName.get(name);
        return type != null && type.scope() == FactType.Scope.WORKSPACE;
    }

    /** Returns the kinds of subjects with facts that not every caller may read ({@link GuardedBody}). */
    Set<String> guardedKinds() {
        return guardedKinds;
    }

    /** Returns the type of a body. */
    public FactType<?> of(FactBody body) {
        return of(body.getClass());
    }

    FactType<?> of(Class<? extends FactBody> body) {
        return byName.values().stream()
                .filter(type -> type.body() == body)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fact type is registered for the body " + body));
    }

    public List<FactType<?>> all() {
        return List.copyOf(byName.values());
    }
}
