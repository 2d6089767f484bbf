package dev.troth.trust.evidence;

import dev.troth.account.AccountFact;
import dev.troth.account.AccountKind;
import dev.troth.contract.ContractFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Party;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Side of an account that supplies. The model judges the supplying side from the view of the buying side. For customers, we
 * supply; for accounts of kind VENDOR, they do, and the sides of all evidence are exchanged. Pure functions.
 */
public final class SupplyingSide {
    private SupplyingSide() {}

    /** Returns the side that supplies, by the kind of the account in these facts; us if they do not contain it. */
    @SafeVarargs
    public static Party of(Collection<Fact>... facts) {
        Party supplier = Party.US;
        for (Collection<Fact> some : facts) {
            for (Fact fact : some) {
                if (fact.body() instanceof AccountFact.Opened opened) {
                    supplier = opened.kind() == AccountKind.VENDOR ? Party.THEM : Party.US;
                }
            }
        }
        return supplier;
    }

    /**
     * Returns the facts of an account as those of a vendor, so that the sides of all evidence are exchanged. Contracts and
     * departures of an account of kind BOTH are those of a customer unless they say otherwise.
     */
    public static List<Fact> asVendor(List<Fact> facts) {
        return kind(facts) == AccountKind.VENDOR
                ? facts
                : facts.stream()
                        .filter(fact ->
                                !(fact.body() instanceof ContractFact.Churned churned && churned.contract() == null))
                        .map(SupplyingSide::asVendor)
                        .toList();
    }

    private static Fact asVendor(Fact fact) {
        return switch (fact.body()) {
            case AccountFact.Opened opened -> fact.with(opened.withKind(AccountKind.VENDOR));
            case ContractFact.Signed signed
            when signed.supplier() == null ->
                fact.with(new ContractFact.Signed(signed.value(), signed.startsOn(), signed.renewsOn(), Party.US));
            default -> fact;
        };
    }

    /** Returns the kind of the account in these facts. */
    public static AccountKind kind(List<Fact> facts) {
        return TypedFact.ofType(facts, AccountFact.Opened.class)
                .map(typed -> Objects.requireNonNullElse(typed.body().kind(), AccountKind.CUSTOMER))
                .findFirst()
                .orElse(AccountKind.CUSTOMER);
    }

    /** Returns whether a side is at fault; an event without an attribution is that of the supplying side. */
    public static boolean isAtFault(Party supplier, @Nullable Attribution attribution) {
        return switch (attribution) {
            case null -> true;
            case US, COMPANY -> supplier == Party.US;
            case CUSTOMER -> supplier == Party.THEM;
            case EXTERNAL -> false;
        };
    }
}
