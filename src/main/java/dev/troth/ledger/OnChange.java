package dev.troth.ledger;

import org.eclipse.microprofile.graphql.Description;

/** Handling of an imported fact whose ref is taken by a fact with different content. */
@Description("Handling of an imported fact whose ref is taken by a fact with different content.")
public enum OnChange {
    @Description("The stored fact is amended in the fields that differ and that no other source has amended.")
    AMEND,
    @Description("The fact is refused with the code DUPLICATE_REF.")
    REFUSE,
    @Description("The fact counts as known; the stored one stays as it is.")
    IGNORE
}
