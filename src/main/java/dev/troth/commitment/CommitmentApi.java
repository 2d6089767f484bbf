package dev.troth.commitment;

import dev.troth.account.AccountView;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.stakeholder.StakeholderLookup;
import dev.troth.stakeholder.StakeholderView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Queries of commitments in the schema. */
@GraphQLApi
public class CommitmentApi implements LinkProvider {
    private final StakeholderLookup stakeholders;
    private final FactBatchLoader facts;

    CommitmentApi(StakeholderLookup stakeholders, FactBatchLoader facts) {
        this.facts = facts;
        this.stakeholders = stakeholders;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.many(
                        "CommitmentProgress",
                        "uninformed",
                        "Stakeholder",
                        "Stakeholders in its audience who were not informed yet; those who left are not listed.",
                        CommitmentProgress.class,
                        CommitmentProgress::uninformed),
                Link.one(
                        "CommitmentProgress",
                        "forgivenBy",
                        "Stakeholder",
                        "Stakeholder who forgave it. Null if it was not forgiven.",
                        CommitmentProgress.class,
                        CommitmentProgress::forgivenBy),
                Link.one(
                        "CommitmentProgress",
                        "gap",
                        "Insight",
                        "Insight about the product gap that caused the breach. Null if there is none.",
                        CommitmentProgress.class,
                        CommitmentProgress::gap),
                Link.many(
                        "CommitmentMetrics",
                        "answeredRequestCommitments",
                        "Commitment",
                        "Requests counted in answeredRequests, in the order of their answers.",
                        CommitmentMetrics.class,
                        CommitmentMetrics::answered),
                Link.many(
                        "CommitmentMetrics",
                        "brokenByGapCommitments",
                        "Commitment",
                        "Commitments counted in brokenByGaps.",
                        CommitmentMetrics.class,
                        CommitmentMetrics::brokenByGap));
    }

    @NonNull
    @Description("Progress of the commitment: time, cost and communication.")
    public CommitmentProgress progress(@Source CommitmentView commitment) {
        BatchContext<CommitmentRow> batch = commitment.batch();
        return CommitmentProgress.of(
                CommitmentHistory.of(facts.about("commitment", batch, commitment.getRef())),
                ref -> hasLeft(people(batch).get(ref)),
                batch.moment().asOf());
    }

    @NonNull
    @Description("Commitment metrics of both sides.")
    public CommitmentMetrics commitmentMetrics(@Source AccountView account) {
        return CommitmentMetrics.of(
                facts.of(account.batch(), account.uuid()),
                account.batch().moment().asOf());
    }

    /** Returns the audiences of the commitments of a batch, by ref; columns that were not read have no people. */
    private Map<String, StakeholderView> people(BatchContext<CommitmentRow> batch) {
        return batch.computeIfAbsent("audiences of commitments", () -> {
            Set<String> refs = batch.members().stream()
                    .flatMap(row -> Stream.ofNullable(row.audience))
                    .flatMap(List::stream)
                    .collect(Collectors.toSet());
            return stakeholders.byRefs(refs, batch.moment());
        });
    }

    private static boolean hasLeft(@Nullable StakeholderView stakeholder) {
        return stakeholder != null && stakeholder.getLeftAt() != null;
    }
}
