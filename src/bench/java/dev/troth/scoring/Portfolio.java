package dev.troth.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Evidence of accounts that never were: what fifty facts of the generated portfolio (facts.mjs) say to the model. */
final class Portfolio {
    static final int FACTS = 50;
    static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

    private static final int PEOPLE = 6;
    private static final int PROMISES = 8;
    private static final int CONTACTS = 22;

    private Portfolio() {}

    static List<List<Evidence>> accounts(int threads) {
        List<List<Evidence>> accounts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            accounts.add(account(new Random(i)));
        }
        return accounts;
    }

    /** Sorted, as a fold wants it. */
    private static List<Evidence> account(Random random) {
        Instant start = END.minus(Duration.ofDays(200 + random.nextInt(530)));
        double span = Duration.between(start, END).toSeconds();
        List<Evidence> all = new ArrayList<>();
        all.add(new Evidence.Began(key(start, 0, span, "account"), start));
        String[] departments = {"PURCHASING", "IT", "OPERATIONS", "FINANCE", "PRODUCTION", "SALES"};
        for (int i = 0; i < PEOPLE; i++) {
            all.add(new Evidence.StakeholderJoined(
                    key(start, 0.02 * i, span, "s" + i),
                    "a0000001/s" + i,
                    departments[i],
                    random.nextDouble(),
                    Stance.NEUTRAL));
        }
        all.add(new Evidence.Tied(key(start, 0.2, span, "t0"), "t0", "a0000001/s0", "a0000001/s1", false));
        all.add(new Evidence.Tied(key(start, 0.2, span, "t1"), "t1", "a0000001/s2", "a0000001/s3", true));
        all.add(new Evidence.CadenceAgreed(key(start, 0.15, span, "c"), 21));
        for (int i = 0; i < PROMISES; i++) {
            double from = 0.15 + 0.1 * i;
            String promise = "a0000001/o" + i;
            String whom = "a0000001/s" + random.nextInt(PEOPLE);
            all.add(new Evidence.Made(
                    key(start, from, span, promise),
                    promise,
                    Side.US,
                    at(start, from + 0.08, span),
                    0.2 + 0.7 * random.nextDouble(),
                    Double.NaN,
                    whom));
            if (i < PROMISES - 1) {
                all.add(
                        random.nextDouble() < 0.8
                                ? new Evidence.Kept(
                                        key(start, from + 0.05, span, promise + "e"), promise, 1, Double.NaN)
                                : new Evidence.Broken(
                                        key(start, from + 0.09, span, promise + "e"),
                                        promise,
                                        Evidence.Fault.US));
            }
        }
        String[] topics = {"PRODUCT", "PROJECT", "PRICE", "STRATEGY", "PERSONAL", "SUPPORT"};
        for (int i = 0; i < CONTACTS; i++) {
            all.add(new Evidence.Contact(
                    key(start, 0.1 + 0.9 * (i + random.nextDouble()) / CONTACTS, span, "k" + i),
                    ContactLevel.values()[random.nextInt(3)],
                    List.of("a0000001/s" + random.nextInt(PEOPLE)),
                    List.of(topics[random.nextInt(topics.length)]),
                    ContactContext.values()[random.nextInt(3)],
                    Double.NaN));
        }
        double raised = 0.3 + 0.4 * random.nextDouble();
        all.add(new Evidence.IssueRaised(
                key(start, raised, span, "i"), "i", random.nextDouble(), false, true, "a0000001/s0"));
        all.add(new Evidence.IssueAcknowledged(key(start, raised + 0.001, span, "ia"), "i"));
        all.add(new Evidence.IssueResolved(key(start, raised + 0.02, span, "ir"), "i"));
        if (all.size() != FACTS) {
            throw new IllegalStateException("An account has " + all.size() + " facts.");
        }
        return all.stream().sorted().toList();
    }

    private static FactKey key(Instant start, double share, double span, String ref) {
        return new FactKey(at(start, share, span), 5, "fact", ref);
    }

    private static Instant at(Instant start, double share, double span) {
        return start.plusSeconds((long) (share * span));
    }
}
