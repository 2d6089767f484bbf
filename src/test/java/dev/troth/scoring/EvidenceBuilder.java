package dev.troth.scoring;

import dev.troth.scoring.evaluation.RandomVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The evidence of one account, in days, for laws that add evidence and compare scores. Immutable. */
record EvidenceBuilder(List<Evidence> evidence, double now) {
    static final double START = 20_000;
    /** The standard parameters, or a version that could be learned: see {@link LearnedVersionsTest}. */
    static final Parameters P = Long.getLong(LearnedVersionsTest.SEED) == null
            ? Parameters.standard()
            : RandomVersion.drawn(Long.getLong(LearnedVersionsTest.SEED));

    static final Model MODEL = new Model(P);

    static EvidenceBuilder empty(double now) {
        return new EvidenceBuilder(List.of(), now).with(began(START));
    }

    EvidenceBuilder with(Evidence... more) {
        List<Evidence> all = new ArrayList<>(evidence);
        Collections.addAll(all, more);
        return new EvidenceBuilder(List.copyOf(all), now);
    }

    EvidenceBuilder at(double later) {
        return new EvidenceBuilder(evidence, later);
    }

    AccountState state() {
        return MODEL.stateOf(evidence);
    }

    Assessment assess() {
        return MODEL.assess(state(), instant(now));
    }

    double c() {
        return assess().credibility().value();
    }

    double x() {
        return assess().connection().value();
    }

    double component(Component component) {
        return assess().connection().component(component);
    }

    double p(double days) {
        return assess().churn().probability(days);
    }

    /** Returns the id of a stakeholder who is present; null when none is. */
    String somebody() {
        return state().stakeholders().entrySet().stream()
                .filter(e -> e.getValue().seat() != null && e.getValue().seat().present(now))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Returns the account without its open promises and open issues. */
    EvidenceBuilder settled() {
        AccountState state = state();
        return new EvidenceBuilder(
                evidence.stream()
                        .filter(e -> switch (e) {
                            case Evidence.Made m -> !state.commitments().containsKey(m.commitment());
                            case Evidence.Progressed m -> !state.commitments().containsKey(m.commitment());
                            case Evidence.Renegotiated m -> !state.commitments().containsKey(m.commitment());
                            case Evidence.IssueRaised m -> !state.issues().containsKey(m.issue());
                            case Evidence.IssueAcknowledged m -> !state.issues().containsKey(m.issue());
                            default -> true;
                        })
                        .toList(),
                now);
    }

    // ---- factories of evidence

    static Instant instant(double day) {
        return Instant.ofEpochMilli(Math.round(day * EpochDays.MILLIS));
    }

    private static FactKey key(double day, int rank, String type, String ref) {
        return new FactKey(instant(day), rank, type, ref);
    }

    static Evidence began(double day) {
        return new Evidence.Began(key(day, 0, "account", "a"), instant(day));
    }

    static Evidence joined(String who, String department, double influence, Stance stance, double day) {
        return new Evidence.StakeholderJoined(key(day, 0, "stakeholder", who), who, department, influence, stance);
    }

    static Evidence left(String who, double day) {
        return new Evidence.StakeholderLeft(key(day, 9, "stakeholderLeft", who), who);
    }

    static Evidence influences(String from, String to, double day) {
        String ref = from + ">" + to;
        return new Evidence.Tied(key(day, 1, "tie", ref), ref, from, to, false);
    }

    static Evidence cadence(double days, double day) {
        return new Evidence.CadenceAgreed(key(day, 1, "cadenceAgreed", "cadence"), days);
    }

    static Evidence made(String id, double day, double due, double importance) {
        return made(id, day, due, importance, Double.NaN);
    }

    static Evidence made(String id, double day, double due, double importance, double budget) {
        FactKey key = key(day, 2, "commitmentMade", id);
        return new Evidence.Made(key, id, Side.US, instant(due), importance, budget, null);
    }

    static Evidence progressed(String id, double day, int n) {
        return new Evidence.Progressed(key(day, 3, "commitmentProgressed", id + "#" + n), id);
    }

    static Evidence renegotiated(String id, double day, double due) {
        return renegotiated(id, day, due, 0, Evidence.Fault.COMMITTER);
    }

    static Evidence renegotiated(String id, double day, double due, double budgetIncrease, Evidence.Fault fault) {
        FactKey key = key(day, 4, "commitmentRenegotiated", id + "@" + day);
        return new Evidence.Renegotiated(key, id, instant(due), 1, budgetIncrease, fault);
    }

    static Evidence kept(String id, double day) {
        return kept(id, day, 1, Double.NaN);
    }

    static Evidence kept(String id, double day, double scope, double cost) {
        return new Evidence.Kept(key(day, 5, "commitmentKept", id), id, scope, cost);
    }

    static Evidence broken(String id, double day) {
        return new Evidence.Broken(key(day, 5, "commitmentBroken", id), id, Evidence.Fault.COMMITTER);
    }

    static Evidence withdrawn(String id, double day) {
        return new Evidence.Withdrawn(key(day, 5, "commitmentWithdrawn", id), id, Evidence.Fault.COMMITTER);
    }

    static Evidence released(String id, double day) {
        return new Evidence.Released(key(day, 5, "commitmentReleased", id), id);
    }

    static Evidence declined(String id, double day, double importance) {
        return new Evidence.Declined(key(day, 5, "commitmentDeclined", id), id, Side.US, importance);
    }

    /** A request; NaN for {@code needed} when unknown. */
    static Evidence requested(String id, double day, double needed, double importance) {
        FactKey key = key(day, 1, "commitmentRequested", id);
        return new Evidence.Requested(key, id, Double.isNaN(needed) ? null : instant(needed), importance);
    }

    static Evidence initiativeCadence(String id, double days, double day) {
        return new Evidence.InitiativeCadence(key(day, 1, "initiative", id), id, days);
    }

    static Evidence initiativeCadenceEnded(String id, double day) {
        return new Evidence.InitiativeCadenceEnded(key(day, 5, "initiativeEnded", id), id);
    }

    static Evidence signal(Signal signal, double level, double day) {
        return new Evidence.SignalMeasured(key(day, 5, "signal", signal + "@" + day), signal, level, null);
    }

    /** Feedback of the customer with a value. */
    static Evidence said(double sentiment, boolean loyalty, double day) {
        FactKey key = key(day, 5, "feedback", "said@" + day);
        return new Evidence.FeedbackGiven(key, Direction.IN, true, sentiment, loyalty);
    }

    static Evidence contact(
            String id, double day, ContactLevel level, String who, String topic, ContactContext context) {
        return new Evidence.Contact(
                key(day, 5, "touchpoint", id),
                level,
                who == null ? List.of() : List.of(who),
                topic == null ? List.of() : List.of(topic),
                context,
                Double.NaN);
    }

    static Evidence call(String id, double day, String who) {
        return contact(id, day, ContactLevel.SYNCHRONOUS, who, "PRODUCT", ContactContext.ROUTINE);
    }

    static Evidence answered(String id, double day, double response) {
        FactKey key = key(day, 5, "touchpoint", id);
        return new Evidence.Contact(key, ContactLevel.REPLIED, List.of(), List.of(), ContactContext.ROUTINE, response);
    }

    static Evidence experience(String id, double day, boolean good, double severity) {
        return new Evidence.Experience(key(day, 5, "experience", id), good, severity);
    }

    static Evidence raised(String id, double day, double severity, boolean heated) {
        return new Evidence.IssueRaised(key(day, 2, "issueRaised", id), id, severity, heated, true, null);
    }

    static Evidence acknowledged(String id, double day) {
        return new Evidence.IssueAcknowledged(key(day, 3, "issueAcknowledged", id), id);
    }

    static Evidence resolved(String id, double day) {
        return new Evidence.IssueResolved(key(day, 5, "issueResolved", id), id);
    }

    static Evidence needs(NeedScope scope, double day) {
        return needs(scope, day, 1);
    }

    static Evidence needs(NeedScope scope, double day, double depth) {
        return new Evidence.NeedsAssessed(key(day, 5, "needsAssessed", scope + "@" + day), scope, depth);
    }

    static Evidence roadmap(Direction direction, double day) {
        return new Evidence.RoadmapShared(key(day, 5, "roadmapShared", direction + "@" + day), direction);
    }

    static Evidence feedback(Direction direction, double day, boolean honest) {
        return new Evidence.FeedbackGiven(
                key(day, 5, "feedback", direction + "@" + day), direction, honest, Double.NaN, false);
    }

    static Evidence stress(double level, double day) {
        return new Evidence.Stressed(key(day, 5, "stress", "stress"), level, null, false);
    }

    static Evidence renewal(double due, double day) {
        return new Evidence.RenewalDue(key(day, 1, "contract", "contract"), "contract", instant(due));
    }

    static Evidence renewalEnded(double day) {
        return new Evidence.RenewalEnded(key(day, 5, "churned", "ended"), "contract");
    }

    static Evidence priority(String id, double day, double severity) {
        return new Evidence.PriorityChanged(key(day, 5, "priorityChanged", id), severity, 0, null, Double.NaN);
    }

    // ---- random accounts

    /** Returns a random account; the same seed gives the same account. */
    static EvidenceBuilder random(long seed) {
        Random r = new Random(seed);
        double now = START + 100 + r.nextInt(600) + r.nextDouble();
        List<Evidence> all = new ArrayList<>(List.of(began(START)));
        String[] departments = {"PURCHASING", "ENGINEERING", "MANUFACTURING", "ACCOUNTING", "IT"};
        int people = 1 + r.nextInt(5);
        for (int i = 0; i < people; i++) {
            Stance stance = Stance.values()[r.nextInt(5)];
            all.add(joined("p" + i, departments[r.nextInt(5)], r.nextDouble(), stance, START + r.nextInt(30)));
        }
        for (int i = 1; i < people; i++) {
            if (r.nextInt(3) == 0) {
                all.add(influences("p" + (i - 1), "p" + i, START + 30));
            }
        }
        if (r.nextBoolean()) {
            all.add(cadence(7 + r.nextInt(60), START + 5));
        }
        rhythms(r, now, all);
        contacts(r, now, people, all);
        promises(r, now, all);
        troubles(r, now, all);
        if (r.nextInt(4) == 0) {
            all.add(left("p" + r.nextInt(people), now - r.nextInt(60)));
        }
        if (r.nextInt(2) == 0) {
            all.add(signal(Signal.USE, r.nextDouble(), between(r, START, now)));
        }
        return new EvidenceBuilder(List.copyOf(all), now);
    }

    private static void rhythms(Random r, double now, List<Evidence> all) {
        for (int i = 0; i < r.nextInt(3); i++) {
            all.add(cadence(1 + r.nextInt(40), between(r, START + 10, now)));
        }
        if (r.nextInt(3) == 0) {
            double from = between(r, START + 10, now);
            all.add(initiativeCadence("project", 1 + r.nextInt(10), from));
            if (r.nextBoolean()) {
                all.add(initiativeCadenceEnded("project", between(r, from, now)));
            }
        }
    }

    private static void contacts(Random r, double now, int people, List<Evidence> all) {
        for (int i = 0; i < 5 + r.nextInt(60); i++) {
            double day = between(r, START + 30, now);
            ContactLevel level = ContactLevel.values()[r.nextInt(3)];
            ContactContext context = ContactContext.values()[r.nextInt(3)];
            all.add(contact("t" + i, day, level, "p" + r.nextInt(people), "TOPIC" + r.nextInt(6), context));
        }
        for (int i = 0; i < r.nextInt(6); i++) {
            all.add(answered("answer" + i, between(r, START, now), 3 * r.nextDouble()));
            all.add(roadmap(Direction.values()[r.nextInt(2)], between(r, START, now)));
            all.add(feedback(Direction.values()[r.nextInt(2)], between(r, START, now), r.nextBoolean()));
            all.add(needs(NeedScope.values()[r.nextInt(3)], between(r, START, now), r.nextDouble()));
            all.add(said(2 * r.nextDouble() - 1, r.nextBoolean(), between(r, START, now)));
        }
    }

    private static void promises(Random r, double now, List<Evidence> all) {
        for (int i = 0; i < r.nextInt(25); i++) {
            String id = "c" + i;
            double day = between(r, START, now - 2);
            double due = day + 0.01 + r.nextDouble() * 60;
            all.add(made(id, day, due, r.nextDouble()));
            double end = day + (due - day) * (0.3 + 1.2 * r.nextDouble());
            if (end < now) {
                double early = day + (end - day) / 2;
                all.addAll(
                        switch (r.nextInt(8)) {
                            case 0 -> List.of(broken(id, end));
                            case 1 -> List.of(withdrawn(id, end));
                            case 2 -> List.of(released(id, end));
                            case 3 -> List.of(renegotiated(id, early, due + 5), kept(id, end));
                            case 4 -> List.of(progressed(id, early, 1), kept(id, end, r.nextDouble(), Double.NaN));
                            default -> List.of(kept(id, end));
                        });
            }
        }
        for (int i = 0; i < r.nextInt(3); i++) {
            requests(r, now, "no" + i, all);
        }
    }

    private static void requests(Random r, double now, String id, List<Evidence> all) {
        double asked = between(r, START, now);
        double needed = r.nextBoolean() ? asked + 60 * r.nextDouble() : Double.NaN;
        if (r.nextInt(4) > 0) {
            all.add(requested(id, asked, needed, r.nextDouble()));
        }
        switch (r.nextInt(3)) {
            case 0 -> all.add(declined(id, between(r, asked, now), r.nextDouble()));
            case 1 -> all.add(made(id, between(r, asked, now), now + 10, r.nextDouble()));
            default -> {
                // The request stays open.
            }
        }
    }

    private static void troubles(Random r, double now, List<Evidence> all) {
        for (int i = 0; i < r.nextInt(5); i++) {
            String id = "k" + i;
            double day = between(r, START, now);
            all.add(raised(id, day, r.nextDouble(), r.nextBoolean()));
            double end = day + r.nextDouble() * 20;
            if (end < now) {
                all.add(acknowledged(id, day + (end - day) / 3));
                all.add(resolved(id, end));
            }
        }
        for (int i = 0; i < r.nextInt(5); i++) {
            all.add(experience("x" + i, between(r, START, now), r.nextBoolean(), r.nextDouble()));
        }
        if (r.nextInt(3) == 0) {
            all.add(priority("drop", between(r, START, now), r.nextDouble()));
        }
        if (r.nextInt(3) == 0) {
            all.add(stress(r.nextDouble(), between(r, START, now)));
        }
        if (r.nextInt(3) == 0) {
            all.add(signal(Signal.values()[r.nextInt(2)], r.nextDouble(), between(r, START, now)));
        }
        if (r.nextInt(3) == 0) {
            all.add(renewal(now + r.nextInt(300), START + 1));
            if (r.nextInt(3) == 0) {
                all.add(renewalEnded(between(r, START + 2, now)));
            }
        }
    }

    private static double between(Random r, double from, double to) {
        return from + r.nextDouble() * (to - from);
    }
}
