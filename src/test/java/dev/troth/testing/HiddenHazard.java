package dev.troth.testing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Portfolios whose customers leave by a hazard that is known here and hidden from the model: a test of whether backtests
 * and learning recover what is there. The truth is not the model's formula. Each month an account's yearly hazard is
 *
 * <pre>{@code exp(level + promises · (promises broken or late in the last 180 days, at most 4)
 *              + contact · (days since anybody last talked to them, at most 120)
 *              + issues · (issues open for more than a week) + people · (1 if a contact of influence left in the last 150 days)
 *              - 0.35 · ln(1 + years together) + frailty)
 *     · (2.5 in the two months before a contract comes up, else 0.7)}</pre>
 *
 * with the coefficients of a {@link World}; the frailty of an account is drawn once from N(0, 0.5) and can be seen nowhere.
 * Behind the facts stand habits that differ from account to account and drift: how reliable we are there, and how often
 * we talk. Seeded: the same seed gives the same lines, on every machine.
 */
public final class HiddenHazard {
    private static final String[] DEPARTMENTS = {"PURCHASING", "ENGINEERING", "MANUFACTURING", "ACCOUNTING", "IT"};
    private static final String[] TOPICS = {"PRODUCT", "PROJECT", "PRICE", "ROADMAP", "SUPPORT", "STRATEGY"};
    private static final String[] CHANNELS = {"CALL", "MEETING", "EMAIL", "VIDEO"};
    private static final int PEOPLE = 4;
    private static final int YEAR = 12;

    private final Random random;
    private final String account;
    private final YearMonth first;
    private final int months;
    private final World world;
    private final List<String> lines;
    private final List<String> truth;
    private final List<Instant> slips = new ArrayList<>();
    private final List<Instant> promised = new ArrayList<>();
    private final List<Open> openIssues = new ArrayList<>();
    private final List<Instant> departures = new ArrayList<>();
    private Instant lastTalk;
    private String contract = "";
    private int people = PEOPLE;
    private boolean large;
    private int number;

    /** An issue and when it will be solved. */
    private record Open(String ref, Instant raised, Instant solved) {}

    private HiddenHazard(
            long seed, int index, YearMonth first, int months, World world, List<String> lines, List<String> truth) {
        this.random = new Random(seed * 1_000_003 + index);
        this.account = String.format(Locale.ROOT, "h%05d", index);
        this.first = first;
        this.months = months;
        this.world = world;
        this.lines = lines;
        this.truth = truth;
    }

    /**
     * A portfolio.
     *
     * @param lines facts, as import takes them
     * @param truth account, beginning of a month, cumulative hazard of the 90 days from then on if nothing changes, and
     *     the same without the frailty, which nobody can see
     */
    public record Portfolio(List<String> lines, List<String> truth) {}

    /** How the accounts of a portfolio differ from each other and over the year. */
    public enum Habits {
        /** All accounts are of one kind. */
        EVEN,
        /** We talk from April to September and hardly at all in the other months, in which nobody misses it. */
        SEASONAL,
        /**
         * Nine of ten accounts are small: one or two people, few promises, few talks. The others are large. The customers
         * judge the share of promises that we did not keep: 4 for all of at least four.
         */
        SIZES
    }

    /**
     * What holds for all accounts of a portfolio.
     *
     * @param level logarithm of the yearly hazard of an account where all is well
     * @param promises effect of a promise that was broken or late, on the logarithm of the hazard
     * @param contact effect of a day of silence
     * @param issues effect of an issue that is open for more than a week
     * @param people effect of a contact of influence who left
     * @param habits how the accounts differ
     */
    public record World(double level, double promises, double contact, double issues, double people, Habits habits) {
        /** A world in which everything that can be seen matters, or nothing (0). */
        public World(double level, double signal) {
            this(level, 0.55 * signal, 0.020 * signal, 0.8 * signal, 0.9 * signal, Habits.EVEN);
        }
    }

    /** Accounts that begin within seven months from the first on. */
    public static Portfolio portfolio(long seed, int accounts, YearMonth first, int months, World world) {
        List<String> lines = new ArrayList<>();
        List<String> truth = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            new HiddenHazard(seed, i, first.plusMonths(i % 7), months - i % 7, world, lines, truth).live();
        }
        return new Portfolio(lines, truth);
    }

    private void live() {
        double reliability = 0.7 + 0.29 * random.nextDouble();
        double talksPerMonth = 0.4 + 3 * random.nextDouble() * random.nextDouble();
        if (world.habits == Habits.SIZES) {
            large = random.nextInt(10) == 0;
            people = large ? 2 * PEOPLE : 1 + random.nextInt(2);
            talksPerMonth = large ? 2 + 2 * talksPerMonth : 0.3 * talksPerMonth;
        }
        double frailty = 0.5 * random.nextGaussian();
        Instant start = start(0);
        lastTalk = start;
        tell(
                "account",
                account,
                start,
                "\"name\":\"Hidden %s\",\"owner\":\"m%d\"".formatted(account, random.nextInt(5)));
        for (int i = 0; i < people; i++) {
            String who = account + "-p" + i;
            tell(
                    "stakeholder",
                    who,
                    start,
                    ("\"person\":{\"ref\":\"%s\",\"name\":\"P %s\"},\"department\":\"%s\",\"influence\":%s")
                            .formatted(
                                    who,
                                    who,
                                    DEPARTMENTS[random.nextInt(DEPARTMENTS.length)],
                                    share(0.2 + 0.8 * random.nextDouble())));
        }
        sign(start);
        int present = people;
        for (int month = 0; month < months; month++) {
            Instant from = start(month);
            if (month > 0 && month % YEAR == 0) {
                tell("renewed", next("r"), from, "\"contract\":\"%s\"".formatted(contract));
                sign(from);
            }
            double seen = hazard(from, (double) month / YEAR);
            double visible = seen * (renewal(month) + renewal(month + 1) + renewal(month + 2)) / 3 * 90 / 365;
            truth.add(account + "," + from + "," + visible * Math.exp(frailty) + "," + visible);
            double hazard = seen * Math.exp(frailty) * renewal(month);
            double length = Duration.between(from, start(month + 1)).toDays() / 365.0;
            boolean leaves = month > 2 && random.nextDouble() < -Math.expm1(-hazard * length);
            Instant end = leaves ? from.plus(Duration.ofHours(24 * (5 + random.nextInt(20)))) : start(month + 1);
            talks(from, end, talksPerMonth * season(from));
            promises(from, end, reliability);
            issues(from, end);
            if (present > 1 && random.nextInt(60) == 0) {
                present--;
                Instant left = within(from, end);
                tell("stakeholderLeft", next("left"), left, "\"stakeholder\":\"%s-p%d\"".formatted(account, present));
                departures.add(left);
            }
            if (leaves) {
                tell("churned", next("churned"), end, "\"reason\":\"They did not say\"");
                return;
            }
            reliability = Math.clamp(reliability + 0.05 * random.nextGaussian(), 0.3, 0.99);
            talksPerMonth = Math.clamp(talksPerMonth * Math.exp(0.15 * random.nextGaussian()), 0.1, 5);
        }
    }

    private void sign(Instant at) {
        contract = next("c");
        Instant until = at.atZone(ZoneOffset.UTC).plusYears(1).toInstant();
        String fields = "\"value\":{\"amount\":\"%d\",\"currency\":\"EUR\"},\"startsOn\":\"%s\",\"renewsOn\":\"%s\"";
        tell(
                "contract",
                contract,
                at,
                fields.formatted((large ? 10 : 1) * (5_000 + random.nextInt(200_000)), day(at), day(until)));
    }

    /** How near the end of the contract raises the hazard. */
    private static double renewal(int month) {
        return month % YEAR >= YEAR - 2 ? 2.5 : 0.7;
    }

    /** The yearly hazard of the month without the frailty and the contract. */
    private double hazard(Instant at, double years) {
        double silent = season(at) < 1
                ? 0
                : Math.min(120, Duration.between(lastTalk, at).toHours() / 24.0);
        long open = openIssues.stream()
                .filter(issue -> issue.raised.isBefore(at.minus(Duration.ofDays(7))))
                .count();
        boolean left = since(departures, at, 150) > 0;
        double seen =
                world.promises * slipped(at) + world.contact * silent + world.issues * open + (left ? world.people : 0);
        return Math.exp(world.level + seen - 0.35 * Math.log1p(years));
    }

    private double slipped(Instant at) {
        long slipped = since(slips, at, 180);
        return world.habits == Habits.SIZES
                ? 4.0 * slipped / Math.max(4, since(promised, at, 180))
                : Math.min(4, slipped);
    }

    /** How much we talk in this month, as a factor; below 1 in a season in which nobody misses it. */
    private double season(Instant at) {
        if (world.habits != Habits.SEASONAL) {
            return 1;
        }
        int month = at.atZone(ZoneOffset.UTC).getMonthValue();
        return month >= 4 && month <= 9 ? 1.7 : 0.15;
    }

    private static long since(List<Instant> times, Instant at, int days) {
        return times.stream()
                .filter(time -> time.isAfter(at.minus(Duration.ofDays(days))))
                .count();
    }

    private void talks(Instant from, Instant end, double perMonth) {
        double span = Duration.between(from, end).toHours() / 24.0 / 30;
        int talks = (int) Math.floor(perMonth * span + random.nextDouble());
        for (int i = 0; i < talks; i++) {
            Instant at = within(from, end);
            String channel = CHANNELS[random.nextInt(CHANNELS.length)];
            tell(
                    "touchpoint",
                    next("t"),
                    at,
                    ("\"channel\":\"%s\",\"direction\":\"OUT\",\"mutual\":%s,\"participants\":[\"%s-p%d\"],\"topics\":[\"%s\"],\"context\":\"%s\"")
                            .formatted(
                                    channel,
                                    random.nextInt(4) > 0 || !channel.equals("EMAIL"),
                                    account,
                                    random.nextInt(people),
                                    TOPICS[random.nextInt(TOPICS.length)],
                                    random.nextInt(6) == 0 ? "PROBLEM" : "ROUTINE"));
            lastTalk = at.isAfter(lastTalk) ? at : lastTalk;
        }
    }

    private void promises(Instant from, Instant end, double reliability) {
        int many = world.habits != Habits.SIZES ? random.nextInt(3) : random.nextInt(large ? 7 : 2);
        for (int i = 0; i < many; i++) {
            String promise = next("p");
            Instant made = within(from, end);
            int days = 3 + random.nextInt(25);
            Instant due = made.plus(Duration.ofDays(days));
            tell(
                    "commitmentMade",
                    promise,
                    made,
                    "\"title\":\"A promise\",\"dueAt\":\"%s\",\"importance\":%s,\"madeTo\":[\"%s-p%d\"]"
                            .formatted(due, share(random.nextDouble()), account, random.nextInt(people)));
            double luck = random.nextDouble();
            Instant settled = luck < reliability
                    ? made.plus(Duration.ofHours((long) (24 * days * (0.4 + 0.6 * random.nextDouble()))))
                    : due.plus(Duration.ofHours(24 * (1 + random.nextInt(10))));
            if (settled.isAfter(end)) {
                // Nobody settles anything after they left; what falls into the next month is told as it comes.
                settled = end.minus(Duration.ofMinutes(1 + random.nextInt(600)));
            }
            if (settled.isBefore(made)) {
                settled = made;
            }
            boolean kept = luck < reliability || luck > reliability + (1 - reliability) * 0.6;
            boolean late = luck >= reliability;
            tell(
                    kept ? "commitmentKept" : "commitmentBroken",
                    promise + "-e",
                    settled,
                    "\"commitment\":\"%s\"".formatted(promise));
            promised.add(settled);
            if (late) {
                slips.add(settled);
            }
        }
    }

    private void issues(Instant from, Instant end) {
        openIssues.removeIf(open -> {
            boolean solvedNow = open.solved.isBefore(end);
            if (solvedNow) {
                Instant solved = open.solved.isBefore(from) ? from : open.solved;
                tell("issueResolved", open.ref + "-r", solved, "\"issue\":\"%s\"".formatted(open.ref));
            }
            return solvedNow;
        });
        if (random.nextInt(8) == 0) {
            String issue = next("i");
            Instant raised = within(from, end);
            double severity = 0.7 * random.nextDouble();
            tell(
                    "issueRaised",
                    issue,
                    raised,
                    "\"severity\":%s,\"mainIssue\":\"Something\"".formatted(share(severity)));
            double days = 0.3 + 40 * Math.pow(random.nextDouble(), 4);
            openIssues.add(new Open(issue, raised, raised.plus(Duration.ofMinutes(Math.round(days * 1440)))));
        }
    }

    private Instant start(int month) {
        return first.plusMonths(month).atDay(1).atTime(6, 0).toInstant(ZoneOffset.UTC);
    }

    private Instant within(Instant from, Instant end) {
        long minutes = Math.max(1, Duration.between(from, end).toMinutes() - 1);
        return from.plus(Duration.ofMinutes((long) (random.nextDouble() * minutes)));
    }

    private String next(String kind) {
        number++;
        return account + "-" + kind + number;
    }

    private void tell(String type, String ref, Instant at, String fields) {
        lines.add("{\"type\":\"%s\",\"ref\":\"%s\",%s\"at\":\"%s\",%s}"
                .formatted(type, ref, type.equals("account") ? "" : "\"account\":\"" + account + "\",", at, fields));
    }

    private static String day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * Writes a portfolio: {@code seed accounts firstMonth months level promises contact issues people habits facts.jsonl
     * truth.csv}.
     */
    public static void main(String[] arguments) throws IOException {
        World world = new World(
                Double.parseDouble(arguments[4]),
                Double.parseDouble(arguments[5]),
                Double.parseDouble(arguments[6]),
                Double.parseDouble(arguments[7]),
                Double.parseDouble(arguments[8]),
                Habits.valueOf(arguments[9]));
        Portfolio portfolio = portfolio(
                Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]),
                YearMonth.parse(arguments[2]),
                Integer.parseInt(arguments[3]),
                world);
        write(Path.of(arguments[10]), portfolio.lines);
        write(Path.of(arguments[11]), portfolio.truth);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            lines.forEach(out::println);
        }
    }
}
