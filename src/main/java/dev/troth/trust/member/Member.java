package dev.troth.trust.member;

import dev.troth.account.AccountView;
import dev.troth.commitment.Beneficiary;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.issue.Issue;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Said;
import dev.troth.member.MemberFact;
import dev.troth.platform.Attribution;
import dev.troth.platform.Direction;
import dev.troth.platform.Figures;
import dev.troth.touchpoint.TouchpointFact.Available;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Figures of a member from the accounts that they own. A pure function. */
@Description(
        "Member, with figures from the accounts that they own. Shares are 0 to 1. Null if there is nothing to take "
                + "a share of.")
public record Member(
        @Description("Ref of the member (caller's own key).") @Id @NonNull
        String ref,

        @Description("Accounts that they own, at most 300.") @NonNull
        List<@NonNull AccountView> accounts,

        @Description("Share of their settled commitments that were kept.") @Nullable
        Double keptShare,

        @Description("Share of all our settled commitments in these accounts that were kept, for comparison.") @Nullable
        Double companyKeptShare,

        @Description("Number of breaches of their commitments that are not attributed to the company.")
        int breachesOfTheirs,

        @Description("Number of breaches of their commitments that are attributed to the company: shown, but not "
                + "counted against the member.")
        int breachesOfCompany,

        @Description("Number of open commitments, requests and issues of their accounts.")
        int openItems,

        @Description("Number of overdue commitments.") int overdue,

        @Description("Mean number of open items per owner of accounts.")
        double usualOpenItems,

        @Description("Share of their touchpoints outside nine to five or on weekends, in the last 90 days.") @Nullable
        Double afterHoursShare,

        @Description(
                "Whether they are overloaded: half more open items than the others and more than ten, or more than "
                        + "a quarter of touchpoints after hours.")
        boolean overloaded,

        @Description("Refs of accounts with less than a quarter of the attention of the others, in the last 90 days.")
        @NonNull
        List<@NonNull String> neglected,

        @Description("Refs of cooling accounts: touchpoints halved within 90 days.") @NonNull
        List<@NonNull String> cooling,

        @Description("Median time that we take to respond in the last 90 days, divided by the one before; above 1, "
                + "responses become slower.")
        @Nullable
        Double responseDrift,

        @Description("Share of commitments that only serve our own interest, among those where it is recorded.")
        @Nullable
        Double ownInterestShare,

        @Description("Share of commitments that are linked to a need or goal of the customer.") @Nullable
        Double focusShare,

        @Description("focusShare of the last 90 days minus the one before; negative if the focus on the customer "
                + "declines.")
        @Nullable
        Double focusDrift,

        @Description("Number of times they received coaching.")
        int coachings,

        @Description("Share of advice that they followed, among advice with a recorded result.") @Nullable
        Double coachingFollowedShare) {

    private static final Duration LATELY = Duration.ofDays(90);
    private static final double QUARTER = 0.25;
    private static final double HALF = 0.5;
    private static final double MUCH = 1.5;
    private static final int MANY = 10;
    private static final int ENOUGH = 4;
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final int FRIDAY = 5;

    /**
     * @param facts facts of each account, sorted
     * @param market facts that belong to no account, sorted
     * @param usual mean number of open items per owner
     */
    static Member of(
            String ref,
            List<AccountView> accounts,
            Map<String, List<Fact>> facts,
            List<Fact> market,
            double usual,
            Instant now) {
        List<Fact> all = facts.values().stream().flatMap(List::stream).toList();
        List<CommitmentHistory> ours = facts.values().stream()
                .flatMap(of -> CommitmentHistory.all(of).stream())
                .filter(CommitmentHistory::isOurs)
                .toList();
        List<CommitmentHistory> own = ours.stream()
                .filter(p -> ref.equals(p.terms().body().madeBy())
                        || (p.terms().body().madeBy() == null
                                && ref.equals(p.terms().fact().by())))
                .toList();
        int open = openItems(facts);
        Double afterHours = afterHours(ref, all, market, now);
        List<CommitmentHistory> lately = where(ours, p -> p.terms().at().isAfter(now.minus(LATELY)));
        List<CommitmentHistory> before = where(ours, p -> !p.terms().at().isAfter(now.minus(LATELY)));
        Double focus = focus(ours);
        Double focusNow = focus(lately);
        Double focusBefore = focus(before);
        List<CommitmentHistory> known = where(ours, p -> p.terms().body().serves() != null);
        List<Fact> everything = new ArrayList<>(market);
        everything.addAll(all);
        Set<String> coachings = Said.each(everything, MemberFact.Coached.class)
                .filter(said -> said.body().member().equals(ref))
                .map(Said::ref)
                .collect(Collectors.toSet());
        List<MemberFact.CoachingFollowed> followed = Said.each(everything, MemberFact.CoachingFollowed.class)
                .map(Said::body)
                .filter(said -> coachings.contains(said.coaching()))
                .toList();
        return new Member(
                ref,
                accounts,
                kept(own),
                kept(ours),
                where(own, p -> p.isBroken() && !isOfCompany(p)).size(),
                where(own, p -> p.isBroken() && isOfCompany(p)).size(),
                open,
                where(ours, p -> p.isOpen() && p.lateSeconds(now) > 0).size(),
                usual,
                afterHours,
                (open > MANY && open > MUCH * usual) || (afterHours != null && afterHours > QUARTER),
                neglected(facts, now),
                cooling(facts, now),
                drift(all, now),
                Figures.share(
                        where(known, p -> p.terms().body().serves() == Beneficiary.US)
                                .size(),
                        known.size()),
                focus,
                focusNow == null || focusBefore == null ? null : focusNow - focusBefore,
                coachings.size(),
                Figures.share(
                        followed.stream()
                                .filter(f -> Boolean.TRUE.equals(f.followed()))
                                .count(),
                        followed.size()));
    }

    private static List<CommitmentHistory> where(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return all.stream().filter(condition).toList();
    }

    private static @Nullable Double kept(List<CommitmentHistory> promises) {
        int kept = where(promises, CommitmentHistory::isKept).size();
        return Figures.share(
                kept, kept + where(promises, CommitmentHistory::isBroken).size());
    }

    private static boolean isOfCompany(CommitmentHistory promise) {
        return promise.breachedBy() == Attribution.COMPANY || promise.isBrokenByGap();
    }

    private static @Nullable Double focus(List<CommitmentHistory> promises) {
        return Figures.share(
                where(promises, p -> p.terms().body().insight() != null).size(), promises.size());
    }

    /** Returns the number of open commitments of ours, unanswered requests and unresolved issues. */
    static int openItems(Map<String, List<Fact>> facts) {
        int open = 0;
        for (List<Fact> of : facts.values()) {
            for (CommitmentHistory promise : CommitmentHistory.all(of)) {
                boolean request = promise.requested() != null && promise.made() == null && promise.settled() == null;
                open += request || (promise.isOpen() && promise.isOurs()) ? 1 : 0;
            }
            open += Issue.open(of).size();
        }
        return open;
    }

    private static @Nullable Double afterHours(String ref, List<Fact> all, List<Fact> market, Instant now) {
        ZoneId zone = Said.each(market, Available.class)
                .filter(said -> ref.equals(said.body().member()))
                .reduce((first, last) -> last)
                .map(said -> said.body().zone())
                .orElse(ZoneOffset.UTC);
        List<Said<Happened>> theirs = Said.since(now.minus(LATELY), all, Happened.class).stream()
                .filter(said -> ref.equals(said.fact().by()))
                .toList();
        long outside = theirs.stream()
                .map(said -> said.at().atZone(zone))
                .filter(at -> at.getDayOfWeek().getValue() > FRIDAY
                        || at.toLocalTime().isBefore(OPENS)
                        || !at.toLocalTime().isBefore(CLOSES))
                .count();
        return Figures.share(outside, theirs.size());
    }

    private static long contacts(List<Fact> facts, Instant from, Instant to) {
        return Said.since(from, facts, Happened.class).stream()
                .filter(said -> said.at().isBefore(to))
                .count();
    }

    private static List<String> neglected(Map<String, List<Fact>> facts, Instant now) {
        double all = facts.values().stream()
                .mapToLong(of -> contacts(of, now.minus(LATELY), now))
                .sum();
        double fair = facts.isEmpty() ? 0 : all / facts.size();
        return facts.entrySet().stream()
                .filter(e -> contacts(e.getValue(), now.minus(LATELY), now) < QUARTER * fair)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Returns the accounts whose touchpoints halved: the slope counts, not the level. */
    private static List<String> cooling(Map<String, List<Fact>> facts, Instant now) {
        Instant then = now.minus(LATELY);
        return facts.entrySet().stream()
                .filter(e -> {
                    long before = contacts(e.getValue(), then.minus(LATELY), then);
                    return before >= ENOUGH && contacts(e.getValue(), then, now) <= HALF * before;
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static @Nullable Double drift(List<Fact> all, Instant now) {
        List<Said<Happened>> answers = Said.each(all, Happened.class)
                .filter(said ->
                        said.body().direction() == Direction.OUT && said.body().responseTime() != null)
                .toList();
        Double lately = median(answers, said -> said.at().isAfter(now.minus(LATELY)));
        Double before = median(answers, said -> !said.at().isAfter(now.minus(LATELY)));
        return lately == null || before == null || before == 0 ? null : lately / before;
    }

    private static @Nullable Double median(List<Said<Happened>> answers, Predicate<Said<Happened>> condition) {
        return Figures.median(answers.stream()
                .filter(condition)
                .map(said -> (double)
                        Objects.requireNonNull(said.body().responseTime()).toSeconds())
                .toList());
    }
}
