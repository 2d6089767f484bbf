package dev.troth.platform;

/** A row that can also be serialized as JSON, under the names of its columns. */
public interface JsonRow {}
