package dev.troth.exchange.timeline;

import dev.troth.account.AccountView;
import dev.troth.exchange.subscription.FactView;
import dev.troth.exchange.subscription.FactViews;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.batching.Selection;
import dev.troth.platform.list.LinkSource;
import dev.troth.platform.node.Node;
import dev.troth.scoring.Assessment;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.score.ScoreMeasure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Reads what the entries of a timeline show. */
@ApplicationScoped
class TimelineReader {
    private final FactViews views;
    private final FactBatchLoader facts;
    private final AssessmentService assessments;
    private final Map<String, LinkSource> sources = new HashMap<>();

    TimelineReader(
            FactViews views, FactBatchLoader facts, AssessmentService assessments, @Any Instance<LinkSource> sources) {
        this.views = views;
        this.facts = facts;
        this.assessments = assessments;
        sources.forEach(source -> this.sources.put(kind(source.type()), source));
    }

    /** Subjects have the names of their types: a Commitment is the subject of facts about a commitment. */
    private static String kind(String type) {
        return Character.toLowerCase(type.charAt(0)) + type.substring(1);
    }

    /** Returns the API types of the facts of a page, by fact. */
    Map<UUID, FactView> facts(TimelineBatch page) {
        return page.loaded()
                .computeIfAbsent(
                        "facts",
                        () -> views.of(page.facts()).stream().collect(Collectors.toMap(FactView::uuid, view -> view)));
    }

    /** Returns the records that the facts of a page are about, by fact. */
    Map<UUID, Node> records(TimelineBatch page) {
        return page.loaded().computeIfAbsent("records", () -> recordsOf(page.account(), page.facts()));
    }

    /** Returns the effects of the facts of a page on a score, by fact. */
    Map<UUID, Double> effects(TimelineBatch page, ScoreMeasure measure) {
        return page.loaded().computeIfAbsent(measure, () -> effectsOn(page.account(), page.facts(), measure));
    }

    private Map<UUID, Node> recordsOf(AccountView account, List<Fact> page) {
        Map<UUID, Node> found = new HashMap<>();
        page.stream().collect(Collectors.groupingBy(Fact::subjectKind)).forEach((kind, ofKind) -> {
            LinkSource source = sources.get(kind);
            if (source != null) {
                Set<String> refs = ofKind.stream().map(Fact::subjectRef).collect(Collectors.toSet());
                Map<String, ?> records = source.byRefs(refs, account.batch().moment(), Selection.EVERYTHING);
                for (Fact fact : ofKind) {
                    if (records.get(fact.subjectRef()) instanceof Node node) {
                        found.put(fact.id(), node);
                    }
                }
            }
        });
        return found;
    }

    /**
     * The facts before the oldest one of the page are assessed as of now, then the later ones are added one after the
     * other. An effect without a score before or after it is left out.
     */
    private Map<UUID, Double> effectsOn(AccountView account, List<Fact> page, ScoreMeasure measure) {
        List<Fact> all = facts.of(account.batch(), account.uuid());
        List<Fact> market = facts.ofMarket(account.batch());
        Instant now = account.batch().moment().asOf();
        Map<UUID, Double> effects = new HashMap<>();
        if (page.isEmpty()) {
            return effects;
        }
        Set<UUID> shown = page.stream().map(Fact::id).collect(Collectors.toSet());
        Instant start = page.getLast().at().minusNanos(1);
        AtomicReference<Double> before =
                new AtomicReference<>(value(measure, assessments.assessAgedTo(all, market, start, now)));
        assessments.replay(all, market, start, now, (fact, then) -> {
            double after = value(measure, then);
            double effect = after - before.getAndSet(after);
            if (shown.contains(fact.id()) && !Double.isNaN(effect)) {
                effects.put(fact.id(), effect);
            }
        });
        return effects;
    }

    private static double value(ScoreMeasure measure, Assessment assessment) {
        return measure.unrated(assessment).isPresent() ? Double.NaN : measure.value(assessment);
    }
}
