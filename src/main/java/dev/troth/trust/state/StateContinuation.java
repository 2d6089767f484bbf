package dev.troth.trust.state;

import dev.troth.commitment.CommitmentFact;
import dev.troth.contract.ContractFact;
import dev.troth.initiative.InitiativeFact;
import dev.troth.insight.InsightFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactListener.Growth;
import dev.troth.ledger.Ledger;
import dev.troth.platform.database.Database;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.scoring.Evidence;
import dev.troth.signal.SignalFact;
import dev.troth.touchpoint.TouchpointFact;
import dev.troth.trust.evidence.EvidenceMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Decides which accounts can be continued from their stored state by the evidence of their new facts, and which need
 * their whole history.
 */
@ApplicationScoped
class StateContinuation {
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Ledger ledger;

    StateContinuation(Database database, CurrentWorkspace workspace, Ledger ledger) {
        this.database = database;
        this.workspace = workspace;
        this.ledger = ledger;
    }

    /**
     * Growth of accounts.
     *
     * @param continued growth that continues a stored state
     * @param withHistory accounts that are folded again from all their facts
     * @param context earlier facts on which the new evidence depends
     */
    record Added(List<Growth> continued, Set<UUID> withHistory, List<Fact> context) {
        List<Evidence> evidence(Growth growth) {
            return EvidenceMapper.evidence(growth.facts(), context);
        }
    }

    Added of(List<Growth> growth) {
        Set<UUID> dependent = dependent(growth);
        Set<UUID> withHistory = new HashSet<>();
        List<Growth> continued = new ArrayList<>();
        for (Growth g : growth) {
            boolean dependsOnEarlier = !isNew(g) && g.facts().stream().anyMatch(StateContinuation::needsHistory);
            if (!g.isForward() || dependsOnEarlier || dependent.contains(g.accountId()) || hasOutcome(g)) {
                withHistory.add(g.accountId());
            } else {
                continued.add(g);
            }
        }
        return new Added(
                continued,
                withHistory,
                contextOf(growth.stream().filter(Growth::isForward).toList()));
    }

    /** Returns whether the account had no facts before. */
    static boolean isNew(Growth growth) {
        return !growth.headBefore().isAfter(Instant.MIN);
    }

    /** Whether a departure counts depends on all contracts before, which are not part of the state. */
    private static boolean hasOutcome(Growth growth) {
        return growth.facts().stream()
                .anyMatch(fact ->
                        fact.body() instanceof ContractFact.Renewed || fact.body() instanceof ContractFact.Churned);
    }

    /**
     * Returns the accounts whose evidence depends on earlier facts in general: those that are not plain customers depend on
     * the fact that opened them, and a touchpoint with people who left on their departures.
     */
    private Set<UUID> dependent(List<Growth> growth) {
        List<UUID> accounts = growth.stream().map(Growth::accountId).toList();
        return Set.copyOf(database.query(
                """
                select id from account where workspace_id = ? and id = any(?::uuid[]) and kind <> 'CUSTOMER'
                union
                select account_id from stakeholder
                where workspace_id = ? and account_id = any(?::uuid[]) and left_at is not null and ref = any(?::text[])
                """,
                row -> row.getObject("id", UUID.class),
                workspace.id(),
                accounts,
                workspace.id(),
                accounts,
                participants(growth)));
    }

    private static List<String> participants(List<Growth> growth) {
        return growth.stream()
                .flatMap(of -> of.facts().stream())
                .filter(fact -> fact.body() instanceof TouchpointFact.Happened)
                .flatMap(fact -> ((TouchpointFact.Happened) fact.body()).participantsOrNone().stream())
                .distinct()
                .toList();
    }

    /**
     * The evidence in insights, in priorities, in product use and in ends of signals depends on earlier ones of the
     * account.
     */
    private static boolean needsHistory(Fact fact) {
        return switch (fact.body()) {
            case InsightFact.RoadmapShared f -> false;
            case InsightFact f -> true;
            case InitiativeFact.Started f -> false;
            case InitiativeFact.PriorityChanged f -> true;
            case InitiativeFact.Ended f -> true;
            case SignalFact.Measured f -> f.kind().equals(SignalFact.Measured.USE);
            case SignalFact.Ended f -> true;
            default -> false;
        };
    }

    /**
     * Returns the earlier facts on which new evidence depends: requests behind commitments and refusals without an
     * importance of their own.
     */
    private List<Fact> contextOf(List<Growth> growth) {
        Set<String> answers = new HashSet<>();
        Set<UUID> added = new HashSet<>();
        for (Growth g : growth) {
            for (Fact fact : g.facts()) {
                added.add(fact.id());
                if (!isNew(g)) {
                    switch (fact.body()) {
                        case CommitmentFact.Made made when made.importance() == null -> answers.add(fact.subjectRef());
                        case CommitmentFact.Declined declined
                        when declined.importance() == null -> answers.add(fact.subjectRef());
                        default -> {
                            // Complete in itself.
                        }
                    }
                }
            }
        }
        if (answers.isEmpty()) {
            return List.of();
        }
        return ledger.historyOf("commitment", answers).stream()
                .filter(fact -> EvidenceMapper.isContext(fact) && !added.contains(fact.id()))
                .toList();
    }
}
