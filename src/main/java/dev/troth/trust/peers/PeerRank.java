package dev.troth.trust.peers;

import org.eclipse.microprofile.graphql.Description;

/** The place of a score among the accounts of a peer group. */
@Description("Place of a score among the accounts of a peer group.")
public record PeerRank(
        @Description(
                "Percentile, 0 to 100: the share of the other accounts with a lower value, those with the same value "
                        + "counted as half. Of churn risk, 100 is the highest risk.")
        double percentile,

        @Description(
                "Number of accounts with a value in the group, including this one. A percentile among few accounts "
                        + "says little.")
        int accounts) {

    /**
     * @param below the number of other accounts with a lower value
     * @param same the number of other accounts with the same value
     * @param others the number of other accounts, above 0
     */
    static PeerRank of(int below, int same, int others) {
        return new PeerRank(100 * (below + same / 2.0) / others, others + 1);
    }
}
