package dev.troth.platform.list;

import dev.troth.platform.Refusal;
import dev.troth.platform.Suggestion;
import jakarta.enterprise.context.ApplicationScoped;
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
public class Words {
    private final Map<String, Listed> byType = new TreeMap<>();
    private final List<ListedExtension> extensions = new ArrayList<>();

    @Inject
    Words(Instance<ListedWord> words, Instance<ListedExtension> extensions) {
        extensions.forEach(this.extensions::add);
        this.extensions.sort(Comparator.comparing(ListedExtension::type));
        words.forEach(word -> {
            Listed listed = word.listed();
            byType.put(listed.type(), extended(listed));
        });
    }

    private Listed extended(Listed listed) {
        List<Property> all = new ArrayList<>(listed.properties());
        extensions.stream()
                .filter(extension -> extension.type().equals(listed.type()))
                .forEach(extension -> all.addAll(extension.properties()));
        return new Listed(
                listed.type(),
                listed.table(),
                listed.prefix(),
                listed.rows(),
                listed.plural(),
                listed.searched(),
                listed.newestFirst(),
                all);
    }

    List<Listed> all() {
        return List.copyOf(byType.values());
    }

    /**
     * Returns the word whose list has this name, such as accounts or commitments.
     *
     * @throws Refusal if it does not exist
     */
    public Listed ofPlural(String plural) {
        if (plural.equals("accounts")) {
            return account();
        }
        Listed found = relation(plural);
        if (found == null) {
            List<String> names = Stream.concat(
                            Stream.of("accounts"), ofAccounts().stream().map(word -> String.valueOf(word.plural())))
                    .toList();
            throw Refusal.unknown("list", "There is no list \"%s\".%s", plural, Suggestion.maybe(plural, names));
        }
        return found;
    }

    public Listed named(String type) {
        Listed listed = byType.get(type);
        if (listed == null) {
            throw new IllegalArgumentException("No list definition is registered for " + type + ".");
        }
        return listed;
    }

    /** The list definition of accounts. */
    Listed account() {
        return named("Account");
    }

    /** The words that belong to accounts, by the name of their list there. */
    List<Listed> ofAccounts() {
        return byType.values().stream()
                .filter(Listed::belongsToAccount)
                .sorted(Comparator.comparing(Listed::type))
                .toList();
    }

    @Nullable
    Listed relation(String plural) {
        return ofAccounts().stream()
                .filter(listed -> plural.equals(listed.plural()))
                .findFirst()
                .orElse(null);
    }
}
