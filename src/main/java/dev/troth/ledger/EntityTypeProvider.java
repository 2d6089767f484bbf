package dev.troth.ledger;

import dev.troth.platform.list.ListDefinition;
import dev.troth.platform.list.ListDefinitionProvider;
import java.util.List;

/** Provides the declaration of a kind of record. */
public interface EntityTypeProvider extends FactTypeProvider, ListDefinitionProvider {
    EntityType<?, ?, ?> type();

    @Override
    default List<FactType<?>> types() {
        return type().facts();
    }

    @Override
    default ListDefinition definition() {
        return type().list();
    }
}
