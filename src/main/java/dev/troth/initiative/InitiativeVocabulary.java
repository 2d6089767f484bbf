package dev.troth.initiative;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
import dev.troth.platform.list.Listed;
import dev.troth.platform.list.ListedWord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of initiatives. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            InitiativeFact.Started.class,
            InitiativeFact.PriorityChanged.class,
            InitiativeFact.EffortSpent.class,
            InitiativeFact.Settlement.class,
            InitiativeFact.ReasonAsked.class,
            InitiativeFact.NoticeGiven.class,
            InitiativeFact.Accommodation.class,
            InitiativeFact.Opportunity.class,
            InitiativeFact.ValueDelivered.class,
            InitiativeFact.Ended.class
        })
public class InitiativeVocabulary implements Vocabulary, ListedWord {
    private static final String INITIATIVE = "initiative";

    @Override
    public List<FactType<?>> types() {
        return List.of(
                FactType.of("initiative", 2, InitiativeFact.Started.class),
                FactType.of("priorityChanged", 5, InitiativeFact.PriorityChanged.class, INITIATIVE),
                FactType.of("reasonAsked", 6, InitiativeFact.ReasonAsked.class, INITIATIVE),
                FactType.of("noticeGiven", 5, InitiativeFact.NoticeGiven.class, INITIATIVE),
                FactType.of("effortSpent", 5, InitiativeFact.EffortSpent.class, INITIATIVE),
                FactType.of("settlement", 6, InitiativeFact.Settlement.class, INITIATIVE),
                FactType.of("accommodation", 6, InitiativeFact.Accommodation.class, INITIATIVE),
                FactType.of("opportunity", 6, InitiativeFact.Opportunity.class, INITIATIVE),
                FactType.of("valueDelivered", 6, InitiativeFact.ValueDelivered.class, INITIATIVE),
                FactType.of("initiativeEnded", 7, InitiativeFact.Ended.class, INITIATIVE));
    }

    @Override
    public Listed listed() {
        return Listed.of("Initiative", "initiative", InitiativeShelf.PREFIX, InitiativeRow.class)
                .ofAccount("initiatives")
                .time("startedAt", "t.at", "Time at which it started.")
                .text("name", "t.name", "Name.")
                .word("status", "t.status", InitiativeStatus.class, "Status.")
                .number("priority", "t.priority", "Current priority for the account, 0 to 1.")
                .text("setter", "t.setter_ref", "Ref of the stakeholder who sets its priority.")
                .text("goal", "t.goal_ref", "Ref of the insight with the common goal.")
                .number("stake", "t.stake_amount", "Amount of the value to us, without currency.")
                .number("budget", "t.budget_amount", "Amount of the budget, without currency.")
                .number("hours", "t.hours", "Hours that we spent on it.")
                .number("proposed", "t.proposed_amount", "Amount of the proposed payment, without currency.")
                .number("agreed", "t.agreed_amount", "Amount of the agreed payment, without currency.")
                .time("endedAt", "t.ended_at", "Time at which it ended.")
                .searching("(t.name || ' ' || t.ref)")
                .build();
    }
}
