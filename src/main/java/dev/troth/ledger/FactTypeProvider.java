package dev.troth.ledger;

import java.util.List;

/** Registers the fact types of a slice. */
public interface FactTypeProvider {
    List<FactType<?>> types();
}
