package dev.troth.trust.score;

import dev.troth.commitment.CommitmentFact;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Party;
import dev.troth.touchpoint.TouchpointFact;
import dev.troth.trust.evidence.SupplyingSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Event that would be a driver if we had caused it. */
@Name("ExcludedDriver")
@Description("Event that would be a driver if we had caused it, but is excluded because we did not.")
public final class ExcludedDriver {
    private final DriverCode code;
    private final Attribution attribution;
    private final Fact excluded;

    private final Party supplier;

    private ExcludedDriver(Party supplier, DriverCode code, Attribution attribution, Fact excluded) {
        this.supplier = supplier;
        this.code = code;
        this.attribution = attribution;
        this.excluded = excluded;
    }

    /** Returns all of an account, latest first. */
    static List<ExcludedDriver> of(List<Fact> facts) {
        List<ExcludedDriver> all = new ArrayList<>();
        Party supplier = SupplyingSide.of(facts);
        for (Fact fact : facts.reversed()) {
            switch (fact.body()) {
                case CommitmentFact.Broken f -> add(all, supplier, fact, f.attribution(), DriverCode.KEPT_COMMITMENTS);
                case CommitmentFact.Withdrawn f ->
                    add(all, supplier, fact, f.attribution(), DriverCode.KEPT_COMMITMENTS);
                case CommitmentFact.Renegotiated f ->
                    add(all, supplier, fact, f.attribution(), DriverCode.KEPT_COMMITMENTS);
                case TouchpointFact.Experience f -> add(all, supplier, fact, f.attribution(), DriverCode.EXPERIENCES);
                case IssueFact.Raised f -> add(all, supplier, fact, f.attribution(), DriverCode.OPEN_ITEMS);
                default -> {
                    // Counted, or irrelevant to the scores.
                }
            }
        }
        return all;
    }

    private static void add(
            List<ExcludedDriver> all, Party supplier, Fact fact, @Nullable Attribution attribution, DriverCode code) {
        if (attribution != null && !SupplyingSide.isAtFault(supplier, attribution)) {
            all.add(new ExcludedDriver(supplier, code, attribution, fact));
        }
    }

    /** Returns whether it would affect a score with these drivers. */
    @Ignore
    boolean concerns(Set<DriverCode> codes) {
        return codes.contains(code);
    }

    @Ignore
    public Fact fact() {
        return excluded;
    }

    @NonNull
    @Description("Driver that it would be.")
    public DriverCode getCode() {
        return code;
    }

    @NonNull
    @Description("Attribution: which side caused it.")
    public Attribution getAttribution() {
        return attribution;
    }

    @NonNull
    @Description("Reason for its exclusion, in words for users.")
    public String getReason() {
        String about = supplier == Party.US ? "us" : "the vendor";
        return switch (attribution) {
            case CUSTOMER -> "The customer caused it, so it says nothing about us.";
            case EXTERNAL -> "Neither side caused it, so it says nothing about " + about + ".";
            case US, COMPANY -> "We caused it, so it says nothing about the vendor.";
        };
    }

    @NonNull
    @Description("Fact type, for example commitmentBroken.")
    public String getType() {
        return excluded.type().name();
    }

    @NonNull
    @Description("Ref of the subject of the fact.")
    public String getSubject() {
        return excluded.subjectRef();
    }
}
