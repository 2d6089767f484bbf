package dev.troth.trust.vendor;

import dev.troth.account.AccountKind;
import dev.troth.account.AccountView;
import dev.troth.contract.ContractFact;
import dev.troth.insight.ExitReview;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.common.MoneySums;
import dev.troth.platform.common.MoneyView;
import dev.troth.platform.common.Party;
import dev.troth.trust.evidence.SupplyingSide;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.history.BreachView;
import dev.troth.trust.score.ChurnRisk;
import dev.troth.trust.score.Explanation;
import dev.troth.trust.score.Trust;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL field for accounts as vendors. */
@GraphQLApi
public class VendorApi {
    private static final int MOST_BREACHES = 25;

    private final AssessmentService assessments;
    private final FactBatchLoader facts;

    VendorApi(AssessmentService assessments, FactBatchLoader facts) {
        this.assessments = assessments;
        this.facts = facts;
    }

    @Description(
            "Review of the account as a vendor. Null for accounts of kind CUSTOMER. For accounts of kind VENDOR, its scores are "
                    + "also those of the account; for accounts of kind BOTH, those of the account are the scores as a customer.")
    public @Nullable VendorReview vendorReview(@Source AccountView account) {
        List<Fact> told = facts.of(account.batch(), account.uuid());
        if (SupplyingSide.kind(told) == AccountKind.CUSTOMER) {
            return null;
        }
        Instant asOf = account.batch().moment().asOf();
        List<Fact> all = SupplyingSide.asVendor(told);
        Explanation explanation = assessments.explain(all, facts.ofMarket(account.batch()), asOf);
        return new VendorReview(
                new Trust(explanation),
                new ChurnRisk(explanation),
                BreachView.all(all, assessments.breaches(all, asOf), MOST_BREACHES),
                ExitReview.of(all, Party.THEM, asOf),
                MoneySums.views(ContractFact.spend(told, asOf)));
    }

    /** Review of an account as a vendor. */
    @Description("Review of an account as a vendor: the same scores as for a customer, with the sides exchanged.")
    public record VendorReview(
            @Description(
                    "Our trust in the vendor: its credibility, from its commitments to us, times our connection. Its standing is "
                            + "that of the vendor with us.")
            @NonNull
            Trust trust,

            @Description("Risk that we leave the vendor, if nothing changes.") @NonNull
            ChurnRisk churnRisk,

            @Description("Breaches of the vendor, latest first, at most 25.") @NonNull
            List<@NonNull BreachView> breaches,

            @Description(
                    "Review of whether the vendor's product or service lets it fulfil its commitments, with the advice to stay with "
                            + "the vendor or to leave it.")
            @NonNull
            ExitReview exitReview,

            @Description(
                    "Annual value of the running contracts under which we pay the vendor and whose term has begun, by currency. It is not part of any revenue.")
            @NonNull
            List<@NonNull MoneyView> spend) {}
}
