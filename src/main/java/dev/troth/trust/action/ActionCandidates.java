package dev.troth.trust.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.troth.cadence.CadenceFact;
import dev.troth.commitment.CommitmentHistory;
import dev.troth.issue.Issue;
import dev.troth.issue.IssueFact;
import dev.troth.ledger.Fact;
import dev.troth.ledger.TypedFact;
import dev.troth.stakeholder.ActiveStakeholder;
import dev.troth.stakeholder.ConsentPurpose;
import dev.troth.stakeholder.ConsentState;
import dev.troth.touchpoint.TouchpointFact;
import dev.troth.trust.action.NextBestAction.BestActionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Candidate actions for an account, from its facts: {@code scoring.md} 3.7. A pure function. */
final class ActionCandidates {
    private static final List<String> DEPARTMENTS = List.of("PURCHASING", "MANUFACTURING", "ENGINEERING", "ACCOUNTING");
    private static final List<String> TOPICS =
            List.of("PRODUCT", "PROJECT", "ROADMAP", "FINANCE", "SUPPORT", "STRATEGY", "INDUSTRY", "COMPETITION");
    private static final int TOPICS_OF_A_TALK = 2;
    private static final double LATER = 0.25;

    /** Depth that one assessment of needs can reach: half, because the rest is learnt in the work together. */
    private static final double FIRST_DEPTH = 0.5;

    private static final int MONTH = 30;

    /** Only the people with the most influence are considered; one member cannot call more at once. */
    private static final int MOST_PEOPLE = 20;

    private final String account;
    private final List<Fact> facts;
    private final Instant now;
    private final List<Candidate> all = new ArrayList<>();

    /**
     * A candidate action.
     *
     * @param subject its subject; null for the account itself
     * @param duty whether we owe it to the account
     * @param lines the facts it would record, in the format of the import
     */
    record Candidate(BestActionKind kind, @Nullable String subject, String title, Duty duty, List<ObjectNode> lines) {}

    private ActionCandidates(String account, List<Fact> facts, Instant now) {
        this.account = account;
        this.facts = facts;
        this.now = now;
    }

    /** @param account ref of the account */
    static List<Candidate> of(String account, List<Fact> facts, Instant now) {
        ActionCandidates candidates = new ActionCandidates(account, facts, now);
        candidates.people();
        candidates.promises();
        candidates.issues();
        candidates.openness();
        candidates.cadence();
        return candidates.all;
    }

    private void people() {
        List<ActiveStakeholder> present = ActiveStakeholder.of(facts);
        List<String> topics = leastTalkedAbout();
        Set<String> leaveAlone = ConsentState.refusing(ConsentPurpose.CONTACT, facts);
        present.stream()
                .filter(one -> !leaveAlone.contains(one.ref()))
                .sorted(Comparator.comparingDouble(
                                (ActiveStakeholder one) -> -one.joined().influenceOrUsual())
                        .thenComparing(ActiveStakeholder::ref))
                .limit(MOST_PEOPLE)
                .forEach(one -> add(
                        BestActionKind.TALK,
                        one.ref(),
                        "Talk to %s about %s".formatted(one.joined().person().name(), inWords(topics)),
                        talk(one.ref(), topics)));
        Set<String> known =
                present.stream().map(one -> one.joined().department()).collect(Collectors.toSet());
        for (String department : DEPARTMENTS) {
            if (!known.contains(department)) {
                String ref = account + "-new-" + department.toLowerCase(Locale.ROOT);
                ObjectNode stakeholder =
                        line("stakeholder", ref).put("department", department).put("influence", 0.5);
                stakeholder.putObject("person").put("ref", ref).put("name", "Person in " + department);
                add(
                        BestActionKind.NEW_STAKEHOLDER,
                        department,
                        "Get to know a person in " + department.toLowerCase(Locale.ROOT),
                        stakeholder,
                        talk(ref, topics));
            }
        }
    }

    private static String inWords(List<String> topics) {
        return topics.stream().map(topic -> topic.toLowerCase(Locale.ROOT)).collect(Collectors.joining(" and "));
    }

    private ObjectNode talk(String whom, List<String> topics) {
        ObjectNode talk = line("touchpoint", "talk-" + whom)
                .put("channel", "CALL")
                .put("direction", "OUT")
                .put("context", "ROUTINE");
        talk.putArray("participants").add(whom);
        topics.forEach(talk.putArray("topics")::add);
        return talk;
    }

    /** Returns the topics that came up longest ago, or never. */
    private List<String> leastTalkedAbout() {
        Map<String, Instant> last = new HashMap<>();
        TypedFact.ofType(facts, TouchpointFact.Happened.class)
                .filter(typed -> typed.body().topics() != null)
                .forEach(typed -> typed.body().topics().forEach(topic -> last.put(topic, typed.at())));
        return TOPICS.stream()
                .sorted(Comparator.comparing((String topic) -> last.getOrDefault(topic, Instant.MIN))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(TOPICS_OF_A_TALK)
                .toList();
    }

    private void promises() {
        for (CommitmentHistory promise : CommitmentHistory.all(facts)) {
            Instant due = promise.dueAt();
            if (!promise.isOpen() || !promise.isOurs() || due == null) {
                continue;
            }
            String title = promise.terms().body().title();
            if (!due.isBefore(now)) {
                Duration length = Duration.between(promise.terms().at(), due);
                Instant later = due.plusMillis(Math.round(LATER * length.toMillis()));
                add(
                        BestActionKind.RENEGOTIATE,
                        promise.ref(),
                        "Agree on a later date: " + title,
                        line("commitmentRenegotiated", "later-" + promise.ref())
                                .put("commitment", promise.ref())
                                .put("dueAt", later.toString()));
            }
            all.add(new Candidate(
                    BestActionKind.DELIVER,
                    promise.ref(),
                    "Deliver: " + title,
                    due.isBefore(now) ? Duty.OVERDUE : Duty.NONE,
                    List.of(line("commitmentKept", "kept-" + promise.ref()).put("commitment", promise.ref()))));
        }
    }

    private void issues() {
        Set<String> answered = Issue.answered(facts);
        for (TypedFact<IssueFact.Raised> issue : Issue.open(facts)) {
            boolean waiting = issue.body().isHeated() || !answered.contains(issue.ref());
            all.add(new Candidate(
                    BestActionKind.RESOLVE,
                    issue.ref(),
                    "Solve: " + Issue.inWords(issue.body()),
                    waiting ? Duty.ANSWER : Duty.NONE,
                    List.of(line("issueResolved", "solved-" + issue.ref()).put("issue", issue.ref()))));
        }
    }

    private void openness() {
        add(
                BestActionKind.SHARE_ROADMAPS,
                null,
                "Share your roadmap and ask for theirs",
                line("roadmapShared", "roadmap-out").put("direction", "OUT"),
                line("roadmapShared", "roadmap-in").put("direction", "IN"));
        add(
                BestActionKind.EXCHANGE_FEEDBACK,
                null,
                "Ask for feedback and give some",
                line("feedback", "feedback-out").put("direction", "OUT").put("kind", "COMMENT"),
                line("feedback", "feedback-in").put("direction", "IN").put("kind", "COMMENT"));
        add(
                BestActionKind.ASSESS_NEEDS,
                null,
                "Find out the needs of the account",
                line("needsAssessed", "needs-customer").put("scope", "CUSTOMER").put("depth", FIRST_DEPTH),
                line("needsAssessed", "needs-industry").put("scope", "INDUSTRY").put("depth", FIRST_DEPTH),
                line("needsAssessed", "needs-competition")
                        .put("scope", "COMPETITION")
                        .put("depth", FIRST_DEPTH));
    }

    private void cadence() {
        boolean agreed = TypedFact.ofType(facts, CadenceFact.class)
                .reduce((first, last) -> last)
                .filter(typed -> typed.body().days() <= MONTH)
                .isPresent();
        if (!agreed) {
            add(
                    BestActionKind.AGREE_CADENCE,
                    null,
                    "Agree to talk once a month",
                    line("cadenceAgreed", "monthly").put("period", "P1M"));
        }
    }

    private void add(BestActionKind kind, @Nullable String subject, String title, ObjectNode... lines) {
        all.add(new Candidate(kind, subject, title, Duty.NONE, List.of(lines)));
    }

    private ObjectNode line(String type, String ref) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("ref", ref)
                .put("account", account)
                .put("at", now.toString());
    }

    /** Whether we owe an action to the account, in the order in which debts come before other actions. */
    enum Duty {
        /** A complaint without an answer, or about which the account is angry. */
        ANSWER,
        /** A commitment that is overdue. */
        OVERDUE,
        /** Not owed: it improves the relationship. */
        NONE
    }
}
