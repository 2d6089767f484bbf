package dev.troth.platform;

/** A row that can also be serialized as JSON; its fields have the names of the columns. */
public interface JsonRow {}
