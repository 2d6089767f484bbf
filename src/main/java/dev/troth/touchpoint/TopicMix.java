package dev.troth.touchpoint;

import dev.troth.insight.Insight;
import dev.troth.insight.InsightKind;
import dev.troth.ledger.TypedFact;
import dev.troth.platform.common.Statistics;
import dev.troth.touchpoint.TouchpointFact.Happened;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Topics of touchpoints, without regard to upper and lower case. Pure.
 *
 * @param touchpoints topics of each touchpoint that has topics
 * @param counts number of mentions by topic
 */
record TopicMix(List<List<String>> touchpoints, Map<String, Long> counts) {
    private static final int MOST = 50;
    private static final List<String> ABOUT_THEM =
            List.of("CUSTOMER", "GOAL", "NEED", "STRATEGY", "ROADMAP_THEIRS", "INDUSTRY", "COMPETITION");

    static TopicMix of(List<TypedFact<Happened>> all) {
        List<List<String>> touchpoints = all.stream()
                .map(t -> t.body().topics())
                .filter(topics -> topics != null && !topics.isEmpty())
                .map(topics -> topics.stream().map(TopicMix::upper).toList())
                .toList();
        return new TopicMix(
                touchpoints,
                touchpoints.stream()
                        .flatMap(List::stream)
                        .collect(Collectors.groupingBy(topic -> topic, TreeMap::new, Collectors.counting())));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Returns the evenness; null if too few touchpoints have topics. */
    @Nullable
    Double breadth() {
        return touchpoints.size() < TouchpointMetrics.ENOUGH ? null : Statistics.evenness(counts.values());
    }

    List<String> mostFrequent() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .limit(MOST)
                .toList();
    }

    @Nullable
    Double customerShare() {
        return Statistics.share(
                counts.entrySet().stream()
                        .filter(topic -> ABOUT_THEM.stream().anyMatch(topic.getKey()::startsWith))
                        .mapToLong(Map.Entry::getValue)
                        .sum(),
                counts.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Returns the share of touchpoints without a topic of our role; null if our role is not recorded. */
    @Nullable
    Double shareOutside(Collection<Insight> insights) {
        Set<String> role = insights.stream()
                .filter(insight -> insight.kind() == InsightKind.ROLE)
                .map(insight -> insight.noted().domain())
                .filter(Objects::nonNull)
                .map(TopicMix::upper)
                .collect(Collectors.toSet());
        return role.isEmpty()
                ? null
                : Statistics.share(
                        touchpoints.stream()
                                .filter(topics -> topics.stream().noneMatch(role::contains))
                                .count(),
                        touchpoints.size());
    }
}
