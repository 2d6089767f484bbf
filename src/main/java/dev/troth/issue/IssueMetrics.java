package dev.troth.issue;

import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Metrics about the handling of issues of an account. Pure function of the facts. */
@Description(
        "Metrics about the handling of issues over the whole history of the account. Shares are 0 to 1, and null if "
                + "the denominator is zero.")
public record IssueMetrics(
        @Description("Number of issues. List: `issues`.") int raised,

        @Description(
                "Number of issues raised in the last 90 days. List: `issues(where: { raisedAt: { gt: \"-P90D\" } })`.")
        int lately,

        @Description("Main issues that occurred more than once, 100 at most.") @NonNull
        List<@NonNull String> repeated,

        @Description(
                "Number of issues without an answer: neither acknowledged nor replied to, no conversation with the "
                        + "stakeholder who raised them, and not resolved.")
        int unaddressed,

        @Description("Age of the oldest such issue, in days. Null if there are none.") @Nullable
        Double oldestUnaddressedDays,

        @Description(
                "Median time from raising to resolution of issues of our own fault, in seconds. The time runs from "
                        + "the first second. Null if there are none.")
        @Nullable
        Double medianResolutionSeconds,

        @Description(
                "Number of open issues of our own fault. List: `issues(where: { status: { notIn: [RESOLVED] }, or: [{"
                        + " attribution: { isNull: true } }, { attribution: { in: [US, COMPANY] } }] })`.")
        int openFaults,

        @Description("Share of issues with a known main issue.") @Nullable
        Double mainIssueShare,

        @Description("Share of issues with a reply in which some reply offered at least two different options.")
        @Nullable
        Double optionsShare,

        @Description("Number of replies to heated issues before the end of the half-hour wait.")
        int hastyReplies,

        @Description(
                "Number of open issues, regardless of fault. List: `issues(where: { status: { notIn: [RESOLVED] } })`.")
        int open,

        @Ignore List<String> replyTexts,
        @Ignore List<String> unaddressedRefs,
        @Ignore List<String> hastyRefs,
        @Ignore List<String> repeatedRefs) {

    private static final int MOST = 100;
    /** A quarter, in which a repeated issue is still remembered as one. Judgement. */
    private static final Duration LATELY = Duration.ofDays(90);

    private record Known(TypedFact<IssueFact.Raised> raised, Issue issue) {
        boolean isOpen() {
            return !(issue.state() instanceof Issue.Resolved);
        }

        boolean isOurs() {
            return raised.body().attribution() == null
                    || raised.body().attribution().isOurs();
        }

        boolean isUnaddressed(List<Fact> facts) {
            return isOpen() && issue.answeredAt(facts) == null;
        }

        @Nullable
        String mainIssue() {
            return issue.mainIssue();
        }

        boolean offeredOptions() {
            return issue.replies().stream()
                    .anyMatch(reply -> reply.body().optionsOrNone().size() >= 2);
        }

        int hastyReplies() {
            return (int) issue.replies().stream()
                    .filter(reply -> reply.at().isBefore(issue.heldUntil()))
                    .count();
        }
    }

    /** @param facts all facts of an account, sorted */
    static IssueMetrics of(List<Fact> facts, Instant now) {
        List<Known> all = issues(facts);
        List<Known> unaddressed = where(all, known -> known.isUnaddressed(facts));
        List<Known> replied = where(all, known -> !known.issue.replies().isEmpty());
        List<Double> fixes = all.stream()
                .filter(Known::isOurs)
                .map(known -> known.issue.state() instanceof Issue.Resolved done
                        ? Double.valueOf(Statistics.seconds(known.raised.at(), done.at()))
                        : null)
                .filter(Objects::nonNull)
                .toList();
        return new IssueMetrics(
                all.size(),
                where(all, known -> known.raised.at().isAfter(now.minus(LATELY)))
                        .size(),
                repeated(all).stream().limit(MOST).toList(),
                unaddressed.size(),
                unaddressed.isEmpty()
                        ? null
                        : Double.valueOf(
                                Statistics.days(unaddressed.getFirst().raised.at(), now)),
                Statistics.median(fixes),
                where(all, known -> known.isOurs() && known.isOpen()).size(),
                Statistics.share(where(all, known -> known.mainIssue() != null).size(), all.size()),
                Statistics.share(where(replied, Known::offeredOptions).size(), replied.size()),
                replied.stream().mapToInt(Known::hastyReplies).sum(),
                where(all, Known::isOpen).size(),
                replied.stream()
                        .flatMap(known -> known.issue.replies().stream())
                        .map(reply -> reply.body().text())
                        .toList(),
                refs(unaddressed),
                refs(where(replied, known -> known.hastyReplies() > 0)),
                refs(repeatedIssues(all)));
    }

    private static List<String> refs(List<Known> issues) {
        return issues.stream().map(known -> known.raised.fact().subjectRef()).toList();
    }

    private static List<Known> repeatedIssues(List<Known> all) {
        Set<String> texts =
                repeated(all).stream().limit(MOST).map(IssueMetrics::folded).collect(Collectors.toSet());
        return where(all, known -> known.mainIssue() != null && texts.contains(folded(known.mainIssue())));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static List<Known> issues(List<Fact> facts) {
        Map<String, Issue> issues = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact.body() instanceof IssueFact) {
                issues.put(fact.subjectRef(), Issue.apply(fact.subjectRef(), issues.get(fact.subjectRef()), fact));
            }
        }
        return TypedFact.ofType(facts, IssueFact.Raised.class)
                .map(raised -> new Known(
                        raised, Objects.requireNonNull(issues.get(raised.fact().subjectRef()))))
                .toList();
    }

    private static List<String> repeated(List<Known> all) {
        Map<String, Integer> times = new HashMap<>();
        List<String> repeated = new ArrayList<>();
        for (Known known : all) {
            String main = known.mainIssue();
            if (main != null && times.merge(folded(main), 1, Integer::sum) == 2) {
                repeated.add(main);
            }
        }
        return repeated;
    }

    private static List<Known> where(List<Known> all, Predicate<Known> condition) {
        return all.stream().filter(condition).toList();
    }
}
