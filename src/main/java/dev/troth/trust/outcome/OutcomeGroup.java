package dev.troth.trust.outcome;

import dev.troth.platform.MoneyView;
import dev.troth.trust.CredibleInterval;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Who stayed and who left, of those who had something in common. */
@Description("Who stayed and who left, of those who had something in common.")
public record OutcomeGroup(
        @Description("What they had in common, such as PARTNER or 40-60.") @NonNull
        String key,

        @Description("How often somebody stayed.") int renewed,
        @Description("How often somebody left.") int churned,

        @Description("How many left, as a share of both.") double churnShare,

        @Description("90 % interval around that share.") @NonNull
        CredibleInterval interval,

        @Description(
                "The difference of that share to the group before it, in the order given: with threads, what one thread "
                        + "more brings. Null for the first.")
        @Nullable
        Double differenceToPrevious,

        @Description(
                "What these accounts paid a year then, in the currency most of them pay in; null when nobody said.")
        @Nullable
        MoneyView revenue) {}
