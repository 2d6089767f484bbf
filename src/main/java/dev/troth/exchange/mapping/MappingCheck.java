package dev.troth.exchange.mapping;

import dev.troth.ledger.BodyCodec;
import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeRegistry;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Validation of the types and fields of a mapping. */
final class MappingCheck {
    private static final Set<Class<?>> NUMBERS =
            Set.of(Double.class, double.class, Integer.class, int.class, Long.class, long.class);

    private MappingCheck() {}

    /** @throws RejectedException if a fact type or one of its fields does not exist */
    static void check(FactMapping mapping, FactTypeRegistry types) {
        for (FactRule rule : mapping.rules()) {
            FactType<?> type = type(rule.type(), types);
            rule.fields().forEach(field -> check(type, field));
            boolean named =
                    rule.fields().stream().anyMatch(field -> field.name().equals("account"));
            if (type.scope() == FactType.Scope.ACCOUNT && !named) {
                throw MappingKeys.invalid("The fact %s has no field account.", type.name());
            }
        }
    }

    private static FactType<?> type(String name, FactTypeRegistry types) {
        try {
            return types.named(name);
        } catch (RejectedException rejection) {
            throw MappingKeys.invalid("%s", rejection.problem().message());
        }
    }

    private static void check(FactType<?> type, FieldRule field) {
        List<String> path = field.path();
        Set<String> known = BodyCodec.fieldsOf(type);
        if (!known.contains(path.getFirst())) {
            throw unknown(type, path.getFirst(), known);
        }
        Optional<RecordComponent> component = component(type.body(), path.getFirst());
        for (String step : path.subList(1, path.size())) {
            if (component.isEmpty() || !component.get().getType().isRecord()) {
                return;
            }
            Class<?> inner = component.get().getType();
            component = component(inner, step);
            if (component.isEmpty()) {
                throw unknown(type, field.name(), names(inner));
            }
        }
        component.ifPresent(found -> checkKind(type, field, found));
    }

    private static void checkKind(FactType<?> type, FieldRule field, RecordComponent component) {
        FieldRule.Options options = field.options();
        boolean converted = options.number() || options.words() != null || field.source() instanceof Source.Constant;
        if (NUMBERS.contains(component.getType()) && !converted) {
            throw MappingKeys.invalid(
                    "The field %s of %s is a number. Maybe set number to true?", field.name(), type.name());
        }
        boolean listed = options.list() || options.split() != null || field.source() instanceof Source.Constant;
        if (component.getType() == List.class && !listed && !field.isOfLists()) {
            throw MappingKeys.invalid(
                    "The field %s of %s is a list. Maybe set list to true, or split?", field.name(), type.name());
        }
    }

    private static RejectedException unknown(FactType<?> type, String name, Set<String> known) {
        return MappingKeys.invalid("%s has no field \"%s\".%s", type.name(), name, Suggestion.maybe(name, known));
    }

    private static Optional<RecordComponent> component(Class<?> body, String name) {
        return Arrays.stream(body.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst();
    }

    private static Set<String> names(Class<?> body) {
        return Arrays.stream(body.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
