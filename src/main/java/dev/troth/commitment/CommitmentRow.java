package dev.troth.commitment;

import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Party;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.database.AccountOwnedRow;
import dev.troth.platform.list.Listed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "commitment")
class CommitmentRow extends AccountOwnedRow {
    @Listed("Subject of the commitment.")
    String title;

    @Listed("Side that made the commitment.")
    @Enumerated(EnumType.STRING)
    Party side;

    @Listed("Status.")
    @Enumerated(EnumType.STRING)
    CommitmentStatus status;

    @Listed("Importance, 0 to 1.")
    double importance;

    @Column(name = "requested_at")
    @Nullable
    Instant requestedAt;

    @Column(name = "requested_by")
    @Nullable
    String requestedBy;

    @Listed("Time at which it was made.")
    @Column(name = "made_at")
    @Nullable
    Instant madeAt;

    @Listed(name = "madeBy", value = "Ref of the member who made it.")
    @Column(name = "made_by")
    @Nullable
    String makerRef;

    @Listed("Refs of the stakeholders to whom it was made.")
    @Column(name = "made_to")
    List<String> madeTo;

    List<String> audience;

    @Listed("Due time as last agreed.")
    @Column(name = "due_at")
    @Nullable
    Instant dueAt;

    @Column(name = "first_due_at")
    @Nullable
    Instant firstDueAt;

    @Column(name = "binding_due_at")
    @Nullable
    Instant bindingDueAt;

    @Listed("Time by which the account really needs it.")
    @Column(name = "needed_by")
    @Nullable
    Instant neededBy;

    @Column(name = "budget_amount")
    @Nullable
    BigDecimal budgetAmount;

    @Column(name = "budget_currency")
    @Nullable
    String budgetCurrency;

    @Nullable
    Double percent;

    int updates;

    @Listed("Number of renegotiations; each is a fact of type `commitmentRenegotiated`.")
    int renegotiations;

    @Listed("Time at which it was kept, broken, withdrawn, released or declined.")
    @Column(name = "settled_at")
    @Nullable
    Instant settledAt;

    @Nullable
    Double scope;

    @Column(name = "cost_amount")
    @Nullable
    BigDecimal costAmount;

    @Column(name = "cost_currency")
    @Nullable
    String costCurrency;

    @Nullable
    String reason;

    @Listed("Side at fault for a breach, withdrawal or release.")
    @Enumerated(EnumType.STRING)
    @Nullable
    Attribution attribution;

    @Listed("Ref of the touchpoint at which it was made.")
    @Column(name = "touchpoint_ref")
    @Nullable
    String touchpoint;

    @Listed("Ref of the initiative to which it belongs.")
    @Column(name = "initiative_ref")
    @Nullable
    String initiative;

    @Listed("Ref of the need or goal that it serves.")
    @Column(name = "insight_ref")
    @Nullable
    String insight;

    @Listed("Our own internal deadline.")
    @Column(name = "internal_due_at")
    @Nullable
    Instant internalDueAt;

    @Listed("Side whose interest it serves.")
    @Enumerated(EnumType.STRING)
    @Nullable
    Beneficiary serves;

    @Listed("Whether the account can see its progress.")
    boolean shared;

    @Override
    public boolean isVisibleTo(VisibilityScope visibility) {
        return shared || visibility.account() == null;
    }

    @Listed(name = "outOfScope", value = "Whether the request exceeds the agreed scope.")
    boolean over;

    static CommitmentRow of(Commitment commitment) {
        CommitmentRow row = new CommitmentRow();
        row.at = commitment.since();
        row.title = commitment.subject().title();
        row.importance = commitment.subject().importance();
        row.requestedAt = commitment.subject().requestedAt();
        row.requestedBy = commitment.subject().requestedBy();
        row.over = commitment.subject().over();
        row.neededBy = commitment.subject().neededBy();
        row.side = Party.US;
        row.madeTo = List.of();
        row.audience = List.of();
        row.status = commitment.status();
        row.take(commitment.state());
        return row;
    }

    private void take(Commitment.State state) {
        switch (state) {
            case Commitment.Requested s -> {}
            case Commitment.Declined s -> settled(s.at(), s.reason(), null);
            case Commitment.Open s -> take(s.terms());
            case Commitment.Kept s -> {
                take(s.terms());
                settled(s.at(), null, null);
                scope = s.scope();
                if (s.cost() != null) {
                    costAmount = s.cost().amount();
                    costCurrency = s.cost().currency().getCurrencyCode();
                }
            }
            case Commitment.Broken s -> {
                take(s.terms());
                settled(s.at(), s.reason(), s.attribution());
            }
            case Commitment.Withdrawn s -> {
                take(s.terms());
                settled(s.at(), s.reason(), s.attribution());
            }
            case Commitment.Released s -> {
                take(s.terms());
                settled(s.at(), s.reason(), s.attribution());
            }
        }
    }

    private void take(Commitment.Terms terms) {
        CommitmentFact.Made made = terms.made();
        side = made.sideOrUs();
        madeAt = terms.madeAt();
        makerRef = made.madeBy();
        madeTo = Objects.requireNonNullElse(made.madeTo(), List.of());
        audience = Objects.requireNonNullElse(made.audience(), List.of());
        dueAt = terms.dueAt();
        firstDueAt = made.dueAt();
        bindingDueAt = terms.bindingDueAt();
        if (terms.budget() != null) {
            budgetAmount = terms.budget().amount();
            budgetCurrency = terms.budget().currency().getCurrencyCode();
        }
        touchpoint = made.touchpoint();
        initiative = made.initiative();
        insight = made.insight();
        internalDueAt = made.internalDueAt();
        serves = made.serves();
        shared = terms.shared();
        percent = terms.percent();
        updates = terms.updates();
        renegotiations = terms.renegotiations();
    }

    private void settled(Instant when, @Nullable String why, @Nullable Attribution whose) {
        settledAt = when;
        reason = why;
        attribution = whose;
    }
}
