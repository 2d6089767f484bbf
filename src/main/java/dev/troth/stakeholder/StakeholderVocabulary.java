package dev.troth.stakeholder;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of stakeholders and ties. */
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
                        "Name.")
                .text("department", "t.department", "Department in the account.")
                .text("level", "t.level", "Seniority, in the words of the workspace.")
                .texts("roles", "t.roles", "Roles in decisions about us.")
                .number("influence", "t.influence", "Influence in the account, 0 to 1.")
                .word("stance", "t.stance", Stance.class, "Stance towards us.")
                .texts("grantedConsents", "t.agrees_to", "Purposes that the stakeholder consented to.")
                .texts("refusedConsents", "t.refuses", "Purposes that the stakeholder refused.")
                .time("joinedAt", "t.at", "Time since which they are known in the account.")
                .time("leftAt", "t.left_at", "Time at which they left. Null while they are present.")
                .searching("(t.ref || ' ' || t.department || ' ' || coalesce((select p.name from person p"
                        + " where p.workspace_id = t.workspace_id and p.id = t.person_id), ''))")
                .build();
    }
}
