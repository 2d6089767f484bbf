package dev.troth.platform.database;

/** A row that can also be serialized as JSON, under the names of its columns. */
public interface JsonRow {}
