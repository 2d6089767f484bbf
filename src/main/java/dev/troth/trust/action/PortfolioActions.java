package dev.troth.trust.action;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

@Description("The next best actions of many accounts.")
public record PortfolioActions(
        @Description("The actions, the best first.") @NonNull
        List<@NonNull NextBestAction> actions,

        @Description(
                "For how many accounts actions were weighed. The others could not have made it into the list: no action "
                        + "retains more than what they pay times how likely they leave (as kept for lists, half a point old at most).")
        int examined,

        @Description("Whether that is certain; false when 2,000 accounts were weighed and others were left.")
        boolean complete) {}
