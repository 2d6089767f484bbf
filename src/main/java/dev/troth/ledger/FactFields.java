package dev.troth.ledger;

/** Input of the API whose fields are those of the body of a fact, under the same names. */
public interface FactFields {}
