package dev.troth.trust.standing;

import dev.troth.account.AccountView;
import dev.troth.account.TargetStanding;
import dev.troth.ledger.Fact;
import dev.troth.platform.Finding;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Parameter;
import dev.troth.trust.Assessments;
import dev.troth.trust.Standing;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What we are to them, how we came there, and what is missing. */
@Description("What we are to them, how we came there, and what is missing to the next step.")
public record StandingReview(
        @Description("What we are to them.") @NonNull Standing current,

        @Description("Since when, by the ends of the last 24 months; null when it was always so.") @Nullable
        Instant since,

        @Description("How it went, by the ends of the last 24 months, in order.") @NonNull
        List<@NonNull StandingChange> history,

        @Description(
                "The next step, or what we want to become where that is further; null at the top, or when there is "
                        + "nothing to judge by.")
        @Nullable
        Standing next,

        @Description("What is missing to it and by how much. Codes: UNRATED, TRUST (points of trust), CREDIBILITY, "
                + "CONNECTION (points below what both need at least: one cannot buy the other), TIME (days), CEILING.")
        @NonNull
        List<@NonNull Finding> blockers,

        @Description("Whether we have been the same for a year while we want to be more: test the limit.")
        boolean plateau,

        @Description("Trust 90 days ago and now: the difference in points; null without both.") @Nullable
        Double change90Days,

        @Description(
                "Trust 365 days ago and now: the difference in points; null without both. It is a marathon: this one "
                        + "counts more than the other.")
        @Nullable
        Double change365Days) {

    private static final int MONTHS = 24;
    private static final int YEAR_OF_MONTHS = 12;
    private static final double SCALE = 100;

    static StandingReview of(
            AccountView account, List<Fact> facts, List<Fact> market, Assessment now, Assessments model, Instant asOf) {
        Standing current = Standing.valueOf(now.standing().name());
        List<StandingChange> history = history(facts, market, model, asOf);
        Standing next = next(current, account.getTargetStanding());
        return new StandingReview(
                current,
                history.size() < 2 ? null : history.getLast().occurredAt(),
                history,
                next,
                next == null ? List.of() : blockers(next, account.getCeiling(), now),
                isPlateau(history, current, account.getTargetStanding(), facts, asOf),
                change(facts, market, now, model, asOf, 90),
                change(facts, market, now, model, asOf, 365));
    }

    private static List<StandingChange> history(List<Fact> facts, List<Fact> market, Assessments model, Instant asOf) {
        List<Instant> ends = ends(facts, asOf);
        List<Assessment> past = model.past(facts, market, ends);
        List<StandingChange> changes = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            Standing then = Standing.valueOf(past.get(i).standing().name());
            if (changes.isEmpty() || changes.getLast().standing() != then) {
                changes.add(new StandingChange(ends.get(i), then));
            }
        }
        return List.copyOf(changes);
    }

    /** The ends of the last months since the first fact, and now. */
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
            blockers.add(
                    Finding.of("CEILING", "As things are, we can become %s at most. Maybe test that limit?", ceiling));
        }
        if (now.trustUnrated().isPresent()) {
            blockers.add(Finding.of(
                    "UNRATED",
                    "There is nothing to judge by yet: %s.",
                    now.trustUnrated().get()));
            return blockers;
        }
        double needed = needed(next, now);
        double lasting = now.trust() == 0 ? 0 : now.partnership() / now.trust();
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
                double days = daysUntil(needed / now.trust(), lasting, now);
                blockers.add(Finding.by(
                        days,
                        "TIME",
                        "It does not come overnight: if trust stays as it is, %.0f days from now.",
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
                    "%s is %.0f points below what it has to be at least; the other one cannot make up for it.",
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

    /** How long until trust has lasted long enough: it does by half more every half-life. */
    private static double daysUntil(double wanted, double lasting, Assessment now) {
        double halfLife = now.parameters().get(Parameter.PARTNERSHIP_TENURE);
        return Math.max(0, halfLife * Math.log((1 - lasting) / (1 - Math.min(wanted, 1 - 1e-9))) / Math.log(2));
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
        return !history.getLast().occurredAt().isAfter(yearAgo) && facts.getFirst().at().isBefore(yearAgo);
    }

    private static @Nullable Double change(
            List<Fact> facts, List<Fact> market, Assessment now, Assessments model, Instant asOf, int days) {
        Instant then = asOf.minusSeconds(days * 86_400L);
        if (facts.isEmpty()
                || facts.getFirst().at().isAfter(then)
                || now.trustUnrated().isPresent()) {
            return null;
        }
        Assessment before = model.past(facts, market, then);
        return before.trustUnrated().isPresent() ? null : Double.valueOf((now.trust() - before.trust()) * SCALE);
    }
}
