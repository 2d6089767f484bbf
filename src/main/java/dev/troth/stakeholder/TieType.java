package dev.troth.stakeholder;

import dev.troth.ledger.EntityRepository;
import dev.troth.ledger.EntityType;
import dev.troth.ledger.EntityTypeProvider;
import dev.troth.ledger.FactType;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.list.EntityView;
import dev.troth.platform.node.Node;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.jspecify.annotations.Nullable;

/** Declaration of ties. */
@ApplicationScoped
@RegisterForReflection(targets = {StakeholderFact.Tied.class, StakeholderFact.TieEnded.class})
public class TieType implements EntityTypeProvider {
    static final String PREFIX = "tie";

    private static final EntityType<Tie, TieRow, TieView> TYPE = EntityType.of(
                    "Tie", "ties", PREFIX, TieRow.class, TieView::new)
            .projection(Tie::apply, TieRow::of)
            .fact(FactType.of("tie", 1, StakeholderFact.Tied.class))
            .fact(FactType.of("tieEnded", 5, StakeholderFact.TieEnded.class, "tie"))
            .listed(list -> list.link(
                            "from",
                            "Stakeholder",
                            "Stakeholder at its start. Null if it starts at a department or a member.",
                            TieRow.class,
                            row -> row.fromRef)
                    .link(
                            "fromMember",
                            "Member",
                            "Member at its start. Null if it starts at a stakeholder or a department.",
                            TieRow.class,
                            row -> member(row.fromRef))
                    .link(
                            "to",
                            "Stakeholder",
                            "Stakeholder at its end. Null if it ends at a department or a member.",
                            TieRow.class,
                            row -> row.toRef)
                    .link(
                            "toMember",
                            "Member",
                            "Member at its end. Null if it ends at a stakeholder or a department.",
                            TieRow.class,
                            row -> member(row.toRef))
                    .link(
                            "initiative",
                            "Initiative",
                            "Initiative in which it matters. Null if there is none.",
                            TieRow.class,
                            row -> row.initiative)
                    .beneathAccount("Ties between stakeholders of the account, newest first.")
                    .at("tiedAt", "Time at which it began."));

    private static @Nullable String member(String ref) {
        return after(StakeholderFact.MEMBER_PREFIX, ref);
    }

    private static @Nullable String after(String prefix, String ref) {
        return ref.startsWith(prefix) ? ref.substring(prefix.length()) : null;
    }

    @Override
    public EntityType<?, ?, ?> type() {
        return TYPE;
    }

    @Produces
    @Singleton
    EntityRepository<Tie, TieRow, TieView> repository(EntityRepository.Services services) {
        return new EntityRepository<>(TYPE, services);
    }

    /** API type of a tie. Its other fields are columns. */
    @Name("Tie")
    @Description("Tie: typed, directed edge between two stakeholders of an account.")
    public static final class TieView extends EntityView implements Node {
        private final TieRow row;

        TieView(TieRow row, BatchContext<TieRow> batch) {
            super(PREFIX, row, batch);
            this.row = row;
        }

        @Description("Department at its start. Null if it starts at a person.")
        public @Nullable String getFromDepartment() {
            return after(StakeholderFact.DEPARTMENT_PREFIX, row.fromRef);
        }

        @Description("Department at its end. Null if it ends at a person.")
        public @Nullable String getToDepartment() {
            return after(StakeholderFact.DEPARTMENT_PREFIX, row.toRef);
        }

        @Description("Reason of the end. Null if it was not recorded.")
        public @Nullable String getEndReason() {
            return row.endReason;
        }
    }
}
