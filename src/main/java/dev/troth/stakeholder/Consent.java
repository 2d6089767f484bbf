package dev.troth.stakeholder;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Latest decision of a stakeholder for one purpose. */
@Description("Latest decision of a stakeholder for one purpose.")
public record Consent(
        @Description("Purpose.") @NonNull ConsentPurpose purpose,

        @Description("True if the stakeholder agreed, false if they refused or withdrew their consent.")
        boolean granted) {

    /** Returns all decisions, sorted by purpose. */
    static List<Consent> of(List<ConsentPurpose> granted, List<ConsentPurpose> refused) {
        return Stream.concat(
                        granted.stream().map(purpose -> new Consent(purpose, true)),
                        refused.stream().map(purpose -> new Consent(purpose, false)))
                .sorted(Comparator.comparing(Consent::purpose))
                .toList();
    }
}
