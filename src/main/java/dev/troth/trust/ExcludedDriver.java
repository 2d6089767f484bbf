package dev.troth.trust;

import dev.troth.commitment.CommitmentFact;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.platform.Attribution;
import dev.troth.touchpoint.TouchpointFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Something that would be a reason if it were our fault. */
@Name("ExcludedDriver")
@Description("Something that would be a reason if it were our fault, but is not: seen, and not counted.")
public final class ExcludedDriver {
    private final DriverCode code;
    private final Attribution attribution;
    private final Fact excluded;

    private ExcludedDriver(DriverCode code, Attribution attribution, Fact excluded) {
        this.code = code;
        this.attribution = attribution;
        this.excluded = excluded;
    }

    /** All of an account, the latest first. */
    static List<ExcludedDriver> of(List<Fact> facts) {
        List<ExcludedDriver> all = new ArrayList<>();
        for (Fact fact : facts.reversed()) {
            switch (fact.body()) {
                case CommitmentFact.Broken f -> add(all, fact, f.attribution(), DriverCode.KEPT_COMMITMENTS);
                case CommitmentFact.Withdrawn f -> add(all, fact, f.attribution(), DriverCode.KEPT_COMMITMENTS);
                case TouchpointFact.Experience f -> add(all, fact, f.attribution(), DriverCode.EXPERIENCES);
                case IssueFact.Raised f -> add(all, fact, f.attribution(), DriverCode.OPEN_ITEMS);
                default -> {
                    // Counted, or nothing that the scores know of.
                }
            }
        }
        return all;
    }

    private static void add(List<ExcludedDriver> all, Fact fact, @Nullable Attribution attribution, DriverCode code) {
        if (attribution != null && !attribution.isOurs()) {
            all.add(new ExcludedDriver(code, attribution, fact));
        }
    }

    /** Whether it would concern a score with these reasons. */
    @Ignore
    boolean concerns(Set<DriverCode> codes) {
        return codes.contains(code);
    }

    @Ignore
    public Fact fact() {
        return excluded;
    }

    @NonNull
    @Description("The reason it would be.")
    public DriverCode getCode() {
        return code;
    }

    @NonNull
    @Description("Whose doing it was.")
    public Attribution getAttribution() {
        return attribution;
    }

    @NonNull
    @Description("Why it is not counted, in words.")
    public String getReason() {
        return switch (attribution) {
            case CUSTOMER -> "It was their own doing, so it says nothing about us.";
            case EXTERNAL -> "It was nobody's doing here, so it says nothing about us.";
            case US, COMPANY -> throw new IllegalStateException("What is our doing is counted.");
        };
    }

    @NonNull
    @Description("The type of the fact, such as commitmentBroken.")
    public String getType() {
        return excluded.type().name();
    }

    @NonNull
    @Description("Ref of what the fact is about.")
    public String getSubject() {
        return excluded.subjectRef();
    }
}
