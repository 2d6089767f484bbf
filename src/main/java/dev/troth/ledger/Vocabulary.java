package dev.troth.ledger;

import java.util.List;

/** The fact types that a slice brings. */
public interface Vocabulary {
    List<FactType<?>> types();
}
