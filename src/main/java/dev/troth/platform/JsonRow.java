package dev.troth.platform;

/** A row that can also be written as JSON, by fields that are called like the columns. */
public interface JsonRow {}
