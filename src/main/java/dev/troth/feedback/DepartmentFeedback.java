package dev.troth.feedback;

import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Feedback of one department. Kinds of feedback have scales of their own and are never averaged with each other. */
@Description(
        "Feedback of one department, by the last answer of each respondent. A department without named respondents "
                + "counts as one respondent. Kinds of feedback are never averaged with each other.")
public record DepartmentFeedback(
        @Description("Department.") @NonNull String department,

        @Description(
                "Number of respondents, on which the figures are based. Found by `feedback(where: { department: { eq:"
                        + " … } })`.")
        int respondents,

        @Description("Net Promoter Score, -100 to 100. Null without such feedback.") @Nullable
        Double nps,

        @Description("Average satisfaction, 1 to 5. Null without such feedback.") @Nullable
        Double csat,

        @Description("Average effort for them, 1 to 7. Null without such feedback.") @Nullable
        Double effort,

        @Ignore Map<FeedbackKind, Double> shares) {

    /**
     * Returns the feedback of each department, in alphabetical order.
     *
     * @param theirs feedback of the account about us, sorted
     * @param departmentOf department of a feedback; null if it is unknown
     */
    static List<DepartmentFeedback> of(
            List<TypedFact<FeedbackFact>> theirs, Function<FeedbackFact, @Nullable String> departmentOf) {
        Map<String, List<FeedbackFact>> byDepartment = new TreeMap<>();
        for (TypedFact<FeedbackFact> typed : theirs) {
            String department = departmentOf.apply(typed.body());
            if (department != null) {
                byDepartment
                        .computeIfAbsent(department, name -> new ArrayList<>())
                        .add(typed.body());
            }
        }
        List<DepartmentFeedback> all = new ArrayList<>();
        byDepartment.forEach((department, feedback) -> all.add(of(department, feedback)));
        return List.copyOf(all);
    }

    private static DepartmentFeedback of(String department, List<FeedbackFact> feedback) {
        Map<FeedbackKind, Map<String, Double>> last = new EnumMap<>(FeedbackKind.class);
        for (FeedbackFact one : feedback) {
            if (one.value() != null) {
                last.computeIfAbsent(one.kind(), kind -> new LinkedHashMap<>())
                        .put(Objects.requireNonNullElse(one.stakeholder(), ""), one.value());
            }
        }
        Map<FeedbackKind, Double> shares = new EnumMap<>(FeedbackKind.class);
        last.forEach((kind, values) -> shares.put(kind, kind.share(mean(values))));
        return new DepartmentFeedback(
                department,
                (int) feedback.stream()
                        .map(one -> Objects.requireNonNullElse(one.stakeholder(), ""))
                        .distinct()
                        .count(),
                FeedbackMetrics.netPromoters(
                        last.getOrDefault(FeedbackKind.NPS, Map.of()).values()),
                Statistics.mean(last.getOrDefault(FeedbackKind.CSAT, Map.of()).values()),
                Statistics.mean(last.getOrDefault(FeedbackKind.EFFORT, Map.of()).values()),
                Map.copyOf(shares));
    }

    private static double mean(Map<String, Double> values) {
        return Objects.requireNonNull(Statistics.mean(values.values()));
    }

    /**
     * Returns the department with the worst feedback, compared within the one kind that the most departments gave. Null if
     * there are no two departments to compare, or if they are alike.
     */
    static @Nullable String unhappiest(List<DepartmentFeedback> departments) {
        FeedbackKind kind = null;
        long most = 1;
        for (FeedbackKind one : FeedbackKind.values()) {
            long answering =
                    departments.stream().filter(d -> d.shares.containsKey(one)).count();
            if (answering > most) {
                kind = one;
                most = answering;
            }
        }
        if (kind == null) {
            return null;
        }
        FeedbackKind compared = kind;
        List<DepartmentFeedback> sorted = departments.stream()
                .filter(d -> d.shares.containsKey(compared))
                .sorted(Comparator.comparingDouble(d -> d.share(compared)))
                .toList();
        DepartmentFeedback worst = sorted.getFirst();
        return worst.share(compared) == sorted.get(1).share(compared) ? null : worst.department;
    }

    private double share(FeedbackKind kind) {
        return Objects.requireNonNull(shares.get(kind));
    }
}
