package dev.troth.ledger;

import dev.troth.platform.Money;
import dev.troth.platform.ProblemCode;
import dev.troth.platform.Refusal;
import dev.troth.platform.Suggestion;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All fact types there are, by name. */
@ApplicationScoped
@RegisterForReflection(targets = {Correction.Amended.class, Correction.Retracted.class, Money.class})
public class FactTypes {
    /** The wire name of an amendment. */
    static final String AMENDED = "amended";

    /** The wire name of a retraction. */
    static final String RETRACTED = "retracted";

    private final Map<String, FactType<?>> byName = new TreeMap<>();

    @Inject
    FactTypes(Instance<Vocabulary> vocabularies) {
        this(vocabularies.stream().flatMap(v -> v.types().stream()));
    }

    /** The types of these vocabularies, and those of the ledger itself. */
    public FactTypes(Collection<? extends Vocabulary> vocabularies) {
        this(vocabularies.stream().flatMap(v -> v.types().stream()));
    }

    private FactTypes(Stream<FactType<?>> types) {
        Stream<FactType<?>> own = Stream.of(
                new FactType<>(AMENDED, 5, Correction.Amended.class, AMENDED, FactType.Scope.LIKE_TARGET),
                new FactType<>(RETRACTED, 5, Correction.Retracted.class, RETRACTED, FactType.Scope.LIKE_TARGET));
        Stream.concat(types, own).forEach(type -> {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException("Two fact types are called \"" + type.name() + "\".");
            }
        });
    }

    /** @throws Refusal if there is no such type */
    public FactType<?> named(String name) {
        FactType<?> type = byName.get(name);
        if (type == null) {
            throw Refusal.of(
                    ProblemCode.UNKNOWN_TYPE,
                    "type",
                    "There is no fact type \"%s\".%s",
                    name,
                    Suggestion.maybe(name, byName.keySet()));
        }
        return type;
    }

    /** Whether facts called so bring an account into being. */
    boolean founds(String name) {
        FactType<?> type = byName.get(name);
        return type != null && type.scope() == FactType.Scope.FOUNDS_ACCOUNT;
    }

    /** The type whose body this is. */
    public FactType<?> of(FactBody body) {
        return byName.values().stream()
                .filter(type -> type.body() == body.getClass())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fact type has the body " + body.getClass()));
    }

    public List<FactType<?>> all() {
        return List.copyOf(byName.values());
    }
}
