package dev.troth.stakeholder;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The fact types of stakeholders and ties. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            StakeholderFact.Joined.class,
            StakeholderFact.StanceChanged.class,
            StakeholderFact.Consented.class,
            StakeholderFact.Left.class,
            StakeholderFact.HandoverPlanned.class,
            StakeholderFact.Tied.class,
            StakeholderFact.TieEnded.class,
            StakeholderFact.Person.class
        })
public class StakeholderVocabulary implements Vocabulary, ListedWord {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("stakeholder", 0, StakeholderFact.Joined.class),
                FactType.of("stanceChanged", 5, StakeholderFact.StanceChanged.class, "stakeholder"),
                FactType.of("consent", 5, StakeholderFact.Consented.class, "stakeholder"),
                FactType.of("stakeholderLeft", 9, StakeholderFact.Left.class, "stakeholder"),
                FactType.of("handoverPlanned", 5, StakeholderFact.HandoverPlanned.class, "stakeholder"),
                FactType.of("tie", 1, StakeholderFact.Tied.class),
                FactType.of("tieEnded", 5, StakeholderFact.TieEnded.class, "tie"));
    }

    @Override
    public Listed listed() {
        return Listed.of("Stakeholder", "stakeholder", StakeholderShelf.PREFIX, StakeholderRow.class)
                .ofAccount("stakeholders")
                .text(
                        "name",
                        "(select p.name from person p where p.workspace_id = t.workspace_id and p.id = t.person_id)",
                        "What they are called.")
                .text("department", "t.department", "Where they work.")
                .text("level", "t.level", "Seniority, as you call it.")
                .texts("roles", "t.roles", "Their part in decisions about us.")
                .number("influence", "t.influence", "How much their word counts, 0 to 1.")
                .word("stance", "t.stance", Stance.class, "How they stand towards us.")
                .texts("grantedConsents", "t.agrees_to", "What they agreed to.")
                .texts("refusedConsents", "t.refuses", "What they refused.")
                .time("joinedAt", "t.at", "Since when we know them there.")
                .time("leftAt", "t.left_at", "When they left; absent while they are there.")
                .searching("(t.ref || ' ' || t.department || ' ' || coalesce((select p.name from person p"
                        + " where p.workspace_id = t.workspace_id and p.id = t.person_id), ''))")
                .build();
    }
}
