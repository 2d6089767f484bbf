package dev.troth.trust.member;

import dev.troth.account.AccountView;
import dev.troth.commitment.Beneficiary;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.issue.Issue;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.member.MemberFact;
import dev.troth.member.MemberProfile;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.common.Attribution;
import dev.troth.platform.common.Direction;
import dev.troth.platform.common.Statistics;
import dev.troth.platform.database.Row;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.TouchpointFact.Available;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Figures of a member from the accounts that they own. A pure function. */
@Description(
        "Member, with figures from the accounts that they own. Shares are 0 to 1. Null if there is nothing to take "
                + "a share of.")
public record Member(
        @Ignore BatchContext<? extends Row> batch,

        @Description("Ref of the member (caller's own key).") @Id @NonNull
        String ref,

        @Description("Name. Null if the member is not registered.") @Nullable
        String name,

        @Description("IANA time zone. Null if the member is not registered.") @Nullable
        String timeZone,

        @Description("Weekly working hours, in their time zone. Empty if the member is not registered.") @NonNull
        List<@NonNull WorkingHours> workingHours,

        @Description("Whether they work here: false after they left, null if the member is not registered.") @Nullable
        Boolean active,

        @Description("Time at which they left. Null while they are active.") @Nullable
        Instant leftAt,

        @Description("Ref of the member who took over. Null if there is none.") @Nullable
        String successor,

        @Description("Accounts that they own, at most 300.") @NonNull
        List<@NonNull AccountView> accounts,

        @Description(
                "Share of the commitments that they made (madeBy) that were kept, in all accounts, including those of"
                        + " other owners; at most the latest 500. Overdue ones count as not kept. Breaches by the company"
                        + " or by a product gap do not count. Null without a settled or overdue commitment.")
        @Nullable
        Double keptShare,

        @Description("Share of all our commitments in the accounts that they own that were kept, by any member, "
                + "for comparison. Overdue ones count as not kept.")
        @Nullable
        Double companyKeptShare,

        @Description(
                "Number of breaches of the commitments that they made, in all accounts, that are not attributed to the"
                        + " company or a product gap. Found by `commitments(where: { madeBy: { eq: … }, status: { in:"
                        + " [BROKEN] } })`.")
        int breachesOfTheirs,

        @Description("Number of breaches of the commitments that they made, in all accounts, that are attributed to the"
                + " company or a product gap: shown, but not counted against the member. Found by"
                + " `commitments(where: { madeBy: { eq: … }, status: { in: [BROKEN] }, attribution: { in:"
                + " [COMPANY] } })`.")
        int breachesOfCompany,

        @Description("Number of open commitments, requests and issues of their accounts. Found by `commitments(where: {"
                + " account: { owner: { eq: … } }, status: { in: [OPEN, REQUESTED] } })`.")
        int openItems,

        @Description(
                "Number of overdue commitments. Found by `commitments(where: { account: { owner: { eq: … } }, side: {"
                        + " in: [US] }, status: { in: [OPEN] }, dueAt: { lt: \"P0D\" } })`.")
        int overdue,

        @Description("Mean number of open items per owner of accounts.")
        double usualOpenItems,

        @Description("Number of touchpoints that they reported in the last 90 days, on which afterHoursShare is based:"
                + " those of their accounts whose `Fact.reportedBy` is the member.")
        int touchpoints,

        @Description(
                "Share of their touchpoints outside their working hours of that time, in the last 90 days. The hours of a "
                        + "member who is not registered are nine to five on weekdays.")
        @Nullable
        Double afterHoursShare,

        @Description(
                "Whether they are overloaded: half more open items than the others and more than ten, or more than "
                        + "a quarter of at least 8 touchpoints after hours.")
        boolean overloaded,

        @Description(
                "Refs of accounts with less than a quarter of the attention of the others in the last 90 days, or with"
                        + " none at all. Touchpoints with people who had left do not count. Accounts that began within"
                        + " 30 days are left out.")
        @NonNull
        List<@NonNull String> neglected,

        @Description("Refs of cooling accounts: touchpoints halved within 90 days.") @NonNull
        List<@NonNull String> cooling,

        @Description(
                "Median time that we take to respond in the last 90 days, divided by that of the 90 days before; above"
                        + " 1, responses become slower. Null if there are fewer than 3 responses in either.")
        @Nullable
        Double responseDrift,

        @Description("Share of commitments that only serve our own interest, among those where it is recorded.")
        @Nullable
        Double ownInterestShare,

        @Description("Share of commitments that are linked to a need or goal of the customer.") @Nullable
        Double focusShare,

        @Description(
                "focusShare of commitments of the last 90 days minus that of the 90 days before; negative if the focus"
                        + " on the customer declines. Null if there are fewer than 3 commitments in either.")
        @Nullable
        Double focusDrift,

        @Description("Number of times they received coaching; each is a fact of type `coaching`.")
        int coachings,

        @Description("Share of advice that they followed, among advice with a recorded result; the last result counts.")
        @Nullable
        Double coachingFollowedShare) {

    private static final Duration LATELY = Duration.ofDays(90);
    /** Time for which an account is new: its first contact is due a month after it began. */
    private static final Duration NEW = Duration.ofDays(30);

    private static final double QUARTER = 0.25;
    private static final double HALF = 0.5;

    /** Ratio of open items to the usual number from which a member may be overloaded. Judgement. */
    private static final double MUCH = 1.5;

    /** Number of open items up to which a member is not overloaded, whatever is usual. Judgement. */
    private static final int MANY = 10;

    /** Touchpoints of a quarter from which cooling can be seen. Judgement. */
    private static final int ENOUGH = 4;

    /** Touchpoints of a quarter from which working hours can be judged: one Saturday is less than an eighth. Judgement. */
    private static final int ENOUGH_FOR_HOURS = 8;

    /** Responses or commitments of a quarter from which its median or share is compared. Judgement. */
    private static final int ENOUGH_TO_COMPARE = 3;

    /**
     * @param together members that were loaded with this one
     * @param profile null if the member is not registered
     * @param own commitments that they made, in all accounts
     * @param facts facts of each account that they own, sorted
     * @param market facts that belong to no account, sorted
     * @param usual mean number of open items per owner
     */
    static Member of(
            BatchContext<? extends Row> together,
            String ref,
            @Nullable MemberProfile profile,
            List<AccountView> accounts,
            List<CommitmentHistory> own,
            Map<String, List<Fact>> facts,
            List<Fact> market,
            double usual) {
        Instant now = together.moment().asOf();
        List<Fact> all = facts.values().stream().flatMap(List::stream).toList();
        List<CommitmentHistory> ours = facts.values().stream()
                .flatMap(of -> CommitmentHistory.all(of).stream())
                .filter(CommitmentHistory::isOurs)
                .toList();
        int open = openItems(facts);
        List<TypedFact<Happened>> theirs = touchpoints(ref, all, now);
        Double afterHours = afterHours(theirs, isAfterHours(ref, profile, market));
        Map<String, List<TypedFact<Happened>>> contacts = contacts(facts);
        List<CommitmentHistory> lately = where(ours, p -> p.terms().at().isAfter(now.minus(LATELY)));
        List<CommitmentHistory> before = where(
                ours,
                p -> !p.terms().at().isAfter(now.minus(LATELY))
                        && p.terms().at().isAfter(now.minus(LATELY.multipliedBy(2))));
        Double focus = focus(ours);
        Double focusNow = lately.size() < ENOUGH_TO_COMPARE ? null : focus(lately);
        Double focusBefore = before.size() < ENOUGH_TO_COMPARE ? null : focus(before);
        List<CommitmentHistory> known = where(ours, p -> p.terms().body().serves() != null);
        List<Fact> everything = new ArrayList<>(market);
        everything.addAll(all);
        Set<String> coachings = TypedFact.ofType(everything, MemberFact.Coached.class)
                .filter(typed -> typed.body().member().equals(ref))
                .map(TypedFact::ref)
                .collect(Collectors.toSet());
        Map<String, Boolean> followed = followed(coachings, everything);
        return new Member(
                together,
                ref,
                profile == null ? null : profile.name(),
                profile == null ? null : profile.timeZone(),
                profile == null ? List.of() : WorkingHours.of(profile),
                profile == null ? null : profile.isActive(),
                profile == null ? null : profile.leftAt(),
                profile == null ? null : profile.successor(),
                accounts,
                kept(where(own, p -> !isOfCompany(p)), now),
                kept(ours, now),
                where(own, p -> p.isBroken() && !isOfCompany(p)).size(),
                where(own, p -> p.isBroken() && isOfCompany(p)).size(),
                open,
                where(ours, p -> p.isOpen() && p.lateSeconds(now) > 0).size(),
                usual,
                theirs.size(),
                afterHours,
                (open > MANY && open > MUCH * usual)
                        || (afterHours != null && theirs.size() >= ENOUGH_FOR_HOURS && afterHours > QUARTER),
                neglected(facts, contacts, now),
                cooling(contacts, now),
                drift(contacts.values().stream().flatMap(List::stream).toList(), now),
                Statistics.share(
                        where(known, p -> p.terms().body().serves() == Beneficiary.US)
                                .size(),
                        known.size()),
                focus,
                focusNow == null || focusBefore == null ? null : focusNow - focusBefore,
                coachings.size(),
                Statistics.share(
                        followed.values().stream().filter(result -> result).count(), followed.size()));
    }

    /** Returns whether each advice with a recorded result was followed; the latest result counts. */
    static Map<String, Boolean> followed(Set<String> coachings, List<Fact> facts) {
        Map<String, Boolean> followed = new HashMap<>();
        TypedFact.ofType(facts, MemberFact.CoachingFollowed.class)
                .filter(typed -> coachings.contains(typed.body().coaching()))
                .sorted(Comparator.comparing(TypedFact::fact))
                .forEach(typed ->
                        followed.put(typed.body().coaching(), typed.body().followed()));
        return followed;
    }

    private static List<CommitmentHistory> where(List<CommitmentHistory> all, Predicate<CommitmentHistory> condition) {
        return all.stream().filter(condition).toList();
    }

    /** Returns the share of settled and overdue commitments that were kept. */
    private static @Nullable Double kept(List<CommitmentHistory> promises, Instant now) {
        int kept = where(promises, CommitmentHistory::isKept).size();
        int broken = where(promises, CommitmentHistory::isBroken).size();
        int overdue = where(promises, p -> p.isOpen() && p.lateSeconds(now) > 0).size();
        return Statistics.share(kept, kept + broken + overdue);
    }

    private static boolean isOfCompany(CommitmentHistory promise) {
        return promise.breachedBy() == Attribution.COMPANY || promise.isBrokenByGap();
    }

    private static @Nullable Double focus(List<CommitmentHistory> promises) {
        return Statistics.share(
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

    /**
     * Returns whether a time is outside the working hours: those of the registration, or else the usual ones in the time
     * zone of the latest recorded availability, or else in UTC.
     */
    private static Predicate<Instant> isAfterHours(String ref, @Nullable MemberProfile profile, List<Fact> market) {
        if (profile != null) {
            return profile::isAfterHours;
        }
        ZoneId zone = TypedFact.ofType(market, Available.class)
                .filter(typed -> ref.equals(typed.body().member()))
                .reduce((first, last) -> last)
                .map(typed -> typed.body().zone())
                .orElse(ZoneOffset.UTC);
        return at -> MemberProfile.isAfterUsualHours(at, zone);
    }

    private static List<TypedFact<Happened>> touchpoints(String ref, List<Fact> all, Instant now) {
        return TypedFact.since(now.minus(LATELY), all, Happened.class).stream()
                .filter(typed -> ref.equals(typed.fact().by()))
                .toList();
    }

    private static @Nullable Double afterHours(List<TypedFact<Happened>> theirs, Predicate<Instant> isAfterHours) {
        return Statistics.share(
                theirs.stream().map(TypedFact::at).filter(isAfterHours).count(), theirs.size());
    }

    /** Returns the touchpoints of each account, without those with people who had all left. */
    private static Map<String, List<TypedFact<Happened>>> contacts(Map<String, List<Fact>> facts) {
        Map<String, List<TypedFact<Happened>>> contacts = new HashMap<>();
        facts.forEach((account, of) -> {
            StakeholderRoster roster = StakeholderRoster.of(of);
            contacts.put(
                    account,
                    TypedFact.ofType(of, Happened.class)
                            .filter(typed -> !roster.hadAllLeft(typed.body().participants(), typed.at()))
                            .toList());
        });
        return contacts;
    }

    private static long count(List<TypedFact<Happened>> contacts, Instant from, Instant to) {
        return contacts.stream()
                .filter(typed -> !typed.at().isBefore(from) && typed.at().isBefore(to))
                .count();
    }

    private static List<String> neglected(
            Map<String, List<Fact>> facts, Map<String, List<TypedFact<Happened>>> contacts, Instant now) {
        Map<String, Long> lately = new HashMap<>();
        contacts.forEach((account, of) -> lately.put(account, count(of, now.minus(LATELY), now)));
        double all = lately.values().stream().mapToLong(Long::longValue).sum();
        return facts.entrySet().stream()
                .filter(e ->
                        !e.getValue().isEmpty() && e.getValue().getFirst().at().isBefore(now.minus(NEW)))
                .filter(e -> {
                    long own = lately.getOrDefault(e.getKey(), 0L);
                    double others = facts.size() == 1 ? 0 : (all - own) / (facts.size() - 1);
                    return own == 0 || own < QUARTER * others;
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Returns the accounts whose touchpoints halved: the slope counts, not the level. */
    private static List<String> cooling(Map<String, List<TypedFact<Happened>>> contacts, Instant now) {
        Instant then = now.minus(LATELY);
        return contacts.entrySet().stream()
                .filter(e -> {
                    long before = count(e.getValue(), then.minus(LATELY), then);
                    return before >= ENOUGH && count(e.getValue(), then, now) <= HALF * before;
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static @Nullable Double drift(List<TypedFact<Happened>> contacts, Instant now) {
        List<TypedFact<Happened>> answers = contacts.stream()
                .filter(typed -> typed.body().direction() == Direction.OUT
                        && typed.body().responseTime() != null)
                .toList();
        Double lately = median(answers, typed -> typed.at().isAfter(now.minus(LATELY)));
        Double before = median(
                answers,
                typed -> !typed.at().isAfter(now.minus(LATELY))
                        && typed.at().isAfter(now.minus(LATELY.multipliedBy(2))));
        return lately == null || before == null || before == 0 ? null : lately / before;
    }

    private static @Nullable Double median(
            List<TypedFact<Happened>> answers, Predicate<TypedFact<Happened>> condition) {
        List<Double> seconds = answers.stream()
                .filter(condition)
                .map(typed -> (double)
                        Objects.requireNonNull(typed.body().responseTime()).toSeconds())
                .toList();
        return seconds.size() < ENOUGH_TO_COMPARE ? null : Statistics.median(seconds);
    }
}
