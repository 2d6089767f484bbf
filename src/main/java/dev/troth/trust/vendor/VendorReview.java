package dev.troth.trust.vendor;

import dev.troth.insight.ExitReview;
import dev.troth.platform.common.MoneyView;
import dev.troth.trust.history.BreachView;
import dev.troth.trust.score.ChurnRisk;
import dev.troth.trust.score.Trust;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

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
                "Annual value of the running contracts under which we pay the vendor, by currency. It is not part of any revenue.")
        @NonNull
        List<@NonNull MoneyView> spend) {}
