package dev.troth.trust.evidence;

import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Money;
import dev.troth.platform.common.Party;
import dev.troth.scoring.ContactContext;
import dev.troth.scoring.Direction;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Side;
import dev.troth.scoring.Stance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Terms of the model for the enums, amounts and times of facts. In the model, {@link Side#US} is the side that
 * supplies.
 *
 * @param supplier side of the account that supplies
 */
record ModelTerms(Party supplier) {
    private static final double MILLIS_PER_DAY = 86_400_000.0;

    Side side(Party side) {
        return side == supplier ? Side.US : Side.THEM;
    }

    /** Returns OUT for what goes from the supplying side to the buying side. */
    Direction direction(dev.troth.platform.common.Direction direction) {
        boolean fromUs = direction == dev.troth.platform.common.Direction.OUT;
        return fromUs == (supplier == Party.US) ? Direction.OUT : Direction.IN;
    }

    static Stance stance(dev.troth.stakeholder.Stance stance) {
        return switch (stance) {
            case ADVOCATE -> Stance.ADVOCATE;
            case SUPPORTER -> Stance.SUPPORTER;
            case NEUTRAL -> Stance.NEUTRAL;
            case SKEPTIC -> Stance.SKEPTIC;
            case DETRACTOR -> Stance.DETRACTOR;
        };
    }

    static ContactContext context(dev.troth.touchpoint.TouchpointContext context) {
        return switch (context) {
            case ROUTINE -> ContactContext.ROUTINE;
            case GOOD -> ContactContext.GOOD;
            case PROBLEM -> ContactContext.PROBLEM;
        };
    }

    Evidence.Fault fault(@Nullable Attribution attribution) {
        return switch (attribution) {
            case null -> Evidence.Fault.COMMITTER;
            case US, COMPANY -> supplier == Party.US ? Evidence.Fault.US : Evidence.Fault.THEM;
            case CUSTOMER -> supplier == Party.THEM ? Evidence.Fault.US : Evidence.Fault.THEM;
            case EXTERNAL -> Evidence.Fault.NOBODY;
        };
    }

    boolean isOfSupplier(@Nullable Attribution attribution) {
        return SupplyingSide.isAtFault(supplier, attribution);
    }

    /** Returns NaN for no amount. */
    static double amount(@Nullable Money money) {
        return money == null ? Double.NaN : money.doubleValue();
    }

    /** Returns NaN for no duration. */
    static double days(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / MILLIS_PER_DAY;
    }

    static @Nullable Instant startOfDay(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
