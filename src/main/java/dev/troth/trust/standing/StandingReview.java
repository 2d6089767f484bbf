package dev.troth.trust.standing;

import dev.troth.account.AccountView;
import dev.troth.account.TargetStanding;
import dev.troth.contract.ContractFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Finding;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Parameter;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.Standing;
import dev.troth.trust.score.UnratedCause;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Standing with the customer, its history, and the gaps to the next level. */
@Description("Standing with the customer, its history, and the gaps to the next level.")
public record StandingReview(
        @Description("Our standing with the customer.") @NonNull
        Standing current,

        @Description(
                "Time since which the standing is unchanged: a day in the month since the last month's end, the end of a "
                        + "month before, or the time of the churn of a lapsed account. Null if it did not change in the last 24 "
                        + "months.")
        @Nullable
        Instant since,

        @Description("History by the ends of the last 24 months, in order.") @NonNull
        List<@NonNull StandingChange> history,

        @Description(
                "Next level, or our target if that is higher; for an unrated account the first one, with the blocker UNRATED."
                        + " Null at the top.")
        @Nullable
        Standing next,

        @Description("Gaps to the next level, with their size. Codes: UNRATED, TRUST (points of trust), "
                + "CREDIBILITY, CONNECTION (points below the minimum for both: one cannot compensate for the "
                + "other), TIME (days), CEILING.")
        @NonNull
        List<@NonNull Finding> blockers,

        @Description(
                "Whether the standing has been the same for a year and is below our target: test the limit. False while "
                        + "the account is unrated, because nothing is known of its standing then.")
        boolean plateau,

        @Description(
                "Whether the standing is within 2 points of partnership of the limit of another one, so that it may "
                        + "change back within days without a reason to act on.")
        boolean borderline,

        @Description("Change of trust in the last 90 days, in points. Null if trust was unrated at either end.")
        @Nullable
        Double change90Days,

        @Description("Change of trust in the last 365 days, in points. Null if trust was unrated at either end. More "
                + "significant than change90Days, because trust is a marathon.")
        @Nullable
        Double change365Days) {

    private static final int MONTHS = 24;
    private static final int YEAR_OF_MONTHS = 12;
    private static final double SCALE = 100;

    /** Distance from a limit, as a share, within which a standing may change back at once. Judgement. */
    private static final double BORDER = 0.02;

    static StandingReview of(
            AccountView account,
            List<Fact> facts,
            List<Fact> market,
            Assessment now,
            AssessmentService model,
            Instant asOf) {
        Standing current = Standing.valueOf(now.standing().name());
        List<StandingChange> history = history(facts, market, model, asOf);
        Standing next = next(current, account.getTargetStanding());
        return new StandingReview(
                current,
                since(history, facts, market, model, asOf),
                history,
                next,
                next == null ? List.of() : blockers(next, account.getCeiling(), now),
                now.trustUnrated().isEmpty() && isPlateau(history, current, account.getTargetStanding(), facts, asOf),
                isBorderline(now),
                change(facts, market, now, model, asOf, 90),
                change(facts, market, now, model, asOf, 365));
    }

    private static List<StandingChange> history(
            List<Fact> facts, List<Fact> market, AssessmentService model, Instant asOf) {
        List<Instant> ends = ends(facts, asOf);
        List<Assessment> past = model.assessAt(facts, market, ends);
        List<StandingChange> changes = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            Standing then = Standing.valueOf(past.get(i).standing().name());
            if (changes.isEmpty() || changes.getLast().standing() != then) {
                changes.add(new StandingChange(ends.get(i), then));
            }
        }
        return List.copyOf(changes);
    }

    /** Returns the ends of the last months since the first fact, and now. */
    private static List<Instant> ends(List<Fact> facts, Instant asOf) {
        List<Instant> ends = new ArrayList<>();
        YearMonth month = YearMonth.from(asOf.atZone(ZoneOffset.UTC));
        for (int ago = MONTHS - 1; ago >= 0; ago--) {
            Instant end =
                    month.minusMonths(ago).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            if (!facts.isEmpty() && !end.isBefore(facts.getFirst().at()) && end.isBefore(asOf)) {
                ends.add(end);
            }
        }
        ends.add(asOf);
        return ends;
    }

    private static @Nullable Standing next(Standing current, @Nullable TargetStanding target) {
        Standing step = switch (current) {
            case PROSPECT, LAPSED -> Standing.VENDOR;
            case VENDOR -> Standing.PREFERRED;
            case PREFERRED -> Standing.PARTNER;
            case PARTNER -> null;
        };
        if (step == null || target == null) {
            return step;
        }
        Standing wanted = Standing.valueOf(target.name());
        return wanted.ordinal() > step.ordinal() && wanted != Standing.LAPSED ? wanted : step;
    }

    private static List<Finding> blockers(Standing next, @Nullable TargetStanding ceiling, Assessment now) {
        List<Finding> blockers = new ArrayList<>();
        if (ceiling != null && Standing.valueOf(ceiling.name()).ordinal() < next.ordinal()) {
            blockers.add(Finding.of(
                    "CEILING", "At present, %s is the highest level we can reach. Maybe test that limit?", ceiling));
        }
        if (now.trustUnrated().isPresent()) {
            blockers.add(Finding.of(
                    "UNRATED",
                    "Trust is unrated: %s",
                    UnratedCause.inWords(now.trustUnrated().get())));
            return blockers;
        }
        double needed = needed(next, now);
        double lasting = now.lastingShare();
        below(blockers, "CREDIBILITY", "Credibility", now.credibility().value(), needed);
        below(blockers, "CONNECTION", "Connection", now.connection().value(), needed);
        if (now.partnership() < needed) {
            double trustNeeded = lasting > 0 ? needed / lasting : 1;
            if (now.trust() < needed || trustNeeded <= 1) {
                double missing = Math.min(trustNeeded, 1) - now.trust();
                if (missing > 0) {
                    blockers.add(Finding.by(
                            missing * SCALE,
                            "TRUST",
                            "Trust would have to be %.0f points higher today.",
                            missing * SCALE));
                }
            }
            if (now.trust() > needed) {
                double days = now.daysUntilPartnership(needed);
                blockers.add(Finding.by(
                        days,
                        "TIME",
                        "It cannot be reached overnight: %.0f days from now if trust stays as it is.",
                        days));
            }
        }
        return List.copyOf(blockers);
    }

    private static void below(List<Finding> blockers, String code, String name, double value, double floor) {
        if (value < floor) {
            double missing = (floor - value) * SCALE;
            blockers.add(Finding.by(
                    missing,
                    code,
                    "%s is %.0f points below the required minimum. The other score cannot compensate for it.",
                    name,
                    missing));
        }
    }

    private static double needed(Standing next, Assessment now) {
        return switch (next) {
            case PARTNER -> now.parameters().get(Parameter.PARTNER_FROM);
            case PREFERRED -> now.parameters().get(Parameter.PREFERRED_FROM);
            case PROSPECT, VENDOR, LAPSED -> 0;
        };
    }

    private static boolean isPlateau(
            List<StandingChange> history,
            Standing current,
            @Nullable TargetStanding target,
            List<Fact> facts,
            Instant asOf) {
        if (target == null
                || history.isEmpty()
                || Standing.valueOf(target.name()).ordinal() <= current.ordinal()) {
            return false;
        }
        Instant yearAgo =
                asOf.atZone(ZoneOffset.UTC).minusMonths(YEAR_OF_MONTHS).toInstant();
        return !history.getLast().occurredAt().isAfter(yearAgo)
                && facts.getFirst().at().isBefore(yearAgo);
    }

    private static boolean isBorderline(Assessment now) {
        return now.trustUnrated().isEmpty()
                && now.standing() != dev.troth.scoring.Standing.LAPSED
                && Stream.of(Parameter.PREFERRED_FROM, Parameter.PARTNER_FROM)
                        .anyMatch(limit ->
                                Math.abs(now.partnership() - now.parameters().get(limit)) < BORDER);
    }

    /** Returns the time of the last change; refines one since the end of the last month to the day. */
    private static @Nullable Instant since(
            List<StandingChange> history, List<Fact> facts, List<Fact> market, AssessmentService model, Instant asOf) {
        if (history.size() < 2) {
            return null;
        }
        StandingChange last = history.getLast();
        if (last.standing() == Standing.LAPSED) {
            return TypedFact.ofType(facts, ContractFact.Churned.class)
                    .map(TypedFact::at)
                    .reduce((first, second) -> second)
                    .orElse(last.occurredAt());
        }
        if (last.occurredAt().isBefore(asOf)) {
            return last.occurredAt();
        }
        List<Instant> days = new ArrayList<>();
        Instant day = YearMonth.from(asOf.atZone(ZoneOffset.UTC))
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        for (Instant next = day; next.isBefore(asOf); next = next.plus(Duration.ofDays(1))) {
            if (!next.isBefore(facts.getFirst().at())) {
                days.add(next);
            }
        }
        days.add(asOf);
        List<Assessment> past = model.assessAt(facts, market, days);
        int from = days.size() - 1;
        while (from > 0 && Standing.valueOf(past.get(from - 1).standing().name()) == last.standing()) {
            from--;
        }
        return days.get(from);
    }

    private static @Nullable Double change(
            List<Fact> facts, List<Fact> market, Assessment now, AssessmentService model, Instant asOf, int days) {
        Instant then = asOf.minus(Duration.ofDays(days));
        if (facts.isEmpty()
                || facts.getFirst().at().isAfter(then)
                || now.trustUnrated().isPresent()) {
            return null;
        }
        Assessment before = model.assessAt(facts, market, then);
        return before.trustUnrated().isPresent() ? null : Double.valueOf((now.trust() - before.trust()) * SCALE);
    }

    /** Change of standing. */
    @Description("Change of standing.")
    public record StandingChange(
            @Description("End of the month in which it was first observed.") @NonNull
            Instant occurredAt,

            @Description("New standing.") @NonNull Standing standing) {}
}
