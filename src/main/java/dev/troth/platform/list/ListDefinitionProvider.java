package dev.troth.platform.list;

/** Provides the list definition of a record type. */
public interface ListDefinitionProvider {
    ListDefinition definition();
}
