package dev.troth.platform.list;

import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Registry of all list definitions, with their extensions. */
@ApplicationScoped
public class ListRegistry {
    private final Map<String, ListDefinition> byType = new TreeMap<>();
    private final List<ListExtension> extensions = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private final List<InputExtension> inputs = new ArrayList<>();

    @Inject
    ListRegistry(
            Instance<ListDefinitionProvider> words,
            Instance<ListExtension> extensions,
            @Any Instance<LinkProvider> links,
            Instance<InputExtension> inputs) {
        inputs.forEach(this.inputs::add);
        links.forEach(provider -> this.links.addAll(provider.links()));
        extensions.forEach(this.extensions::add);
        this.extensions.sort(Comparator.comparing(ListExtension::type));
        words.forEach(word -> {
            ListDefinition definition = word.definition();
            byType.put(definition.type(), extended(definition));
        });
    }

    private ListDefinition extended(ListDefinition definition) {
        List<Property> all = new ArrayList<>(definition.properties());
        extensions.stream()
                .filter(extension -> extension.type().equals(definition.type()))
                .forEach(extension -> all.addAll(extension.properties()));
        return definition.with(all);
    }

    /** Returns the definitions of all kinds, by type. */
    public List<ListDefinition> all() {
        return List.copyOf(byType.values());
    }

    /** Returns the fields that other packages add to input types. */
    List<InputExtension> inputs() {
        return List.copyOf(inputs);
    }

    /** Returns the links whose refs are computed. */
    List<Link> links() {
        return links.stream()
                .sorted(Comparator.comparing(Link::type).thenComparing(Link::field))
                .toList();
    }

    /**
     * Returns the record type whose list has this name, such as accounts or commitments.
     *
     * @throws RejectedException if it does not exist
     */
    public ListDefinition ofPlural(String plural) {
        if (plural.equals("accounts")) {
            return account();
        }
        ListDefinition found = relation(plural);
        if (found == null) {
            List<String> names = Stream.concat(
                            Stream.of("accounts"), ofAccounts().stream().map(ListDefinition::plural))
                    .toList();
            throw RejectedException.unknown(
                    "list", "There is no list \"%s\".%s", plural, Suggestion.maybe(plural, names));
        }
        return found;
    }

    public ListDefinition named(String type) {
        ListDefinition definition = byType.get(type);
        if (definition == null) {
            throw new IllegalArgumentException("No list definition is registered for " + type + ".");
        }
        return definition;
    }

    /** The list definition of accounts. */
    ListDefinition account() {
        return named("Account");
    }

    /** The record types that belong to accounts, by the name of their list there. */
    List<ListDefinition> ofAccounts() {
        return byType.values().stream()
                .filter(ListDefinition::belongsToAccount)
                .sorted(Comparator.comparing(ListDefinition::type))
                .toList();
    }

    @Nullable
    ListDefinition relation(String plural) {
        return ofAccounts().stream()
                .filter(definition -> plural.equals(definition.plural()))
                .findFirst()
                .orElse(null);
    }
}
