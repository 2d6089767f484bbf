package dev.troth.platform.list;

/** Provides the list definition of a word. */
public interface ListDefinitionProvider {
    ListDefinition definition();
}
