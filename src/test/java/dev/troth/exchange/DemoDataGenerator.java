package dev.troth.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the story of the demo workspace: two years of a maker of warehouse equipment and its twenty-seven accounts. The
 * same lines every time. After a change, {@code ./mvnw test -Dtest=DemoDataGeneratorTest -Dstory=write} writes the file again.
 */
final class DemoDataGenerator {
    static final Path FILE = Path.of("src/main/resources/demo/story.jsonl");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant END =
            DemoWorkspace.STORY_ENDS.atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final String[] TOPICS = {
        "PRODUCT", "PROJECT", "ROADMAP", "FINANCE", "SUPPORT", "STRATEGY", "INDUSTRY", "COMPETITION"
    };
    private static final String[] PROMISES = {
        "Send the revised quotation",
        "Deliver spare rollers for line 2",
        "Update the maintenance plan",
        "Install the new scanner bridge",
        "Train the night shift on the sorter",
        "Report on last month's uptime",
        "Fix the label printer driver",
        "Share the layout of the extension",
        "Call back about the invoice",
        "Replace the worn belt on conveyor 4",
        "Answer the questions on safety",
        "Finish the trial with the small parcels"
    };
    private static final String[] PAYMENTS = {
        "Pay the invoice for service", "Confirm the delivery window", "Send the forecast"
    };

    private final List<String> lines = new ArrayList<>();
    private final Random random = new Random(20251122);

    /** All facts, one a line. */
    List<String> lines() {
        members();
        partners();
        vendors();
        peopleWhoComeAndGo();
        promises();
        troubles();
        others();
        lines.addAll(new SummitDataGenerator(END).lines());
        return lines;
    }

    private void members() {
        member("dana", "Dana Kowalski", "Europe/Berlin", "08:30", "17:00");
        member("ines", "Ines Duarte", "Europe/Lisbon", "09:00", "17:30");
        member("jonas", "Jonas Berg", "Europe/Oslo", "09:00", "17:00");
        member("milan", "Milan Horvat", "Europe/Zagreb", "08:00", "16:30");
        member("noor", "Noor de Vries", "Europe/Amsterdam", "09:00", "17:00");
        add(fact("memberChanged", "jonas-left", END.minus(Duration.ofDays(200)))
                .put("member", "jonas")
                .put("active", false)
                .put("successor", "noor"));
    }

    private void member(String ref, String name, String zone, String from, String to) {
        ObjectNode member = fact("member", ref, END.minus(Duration.ofDays(735)))
                .put("name", name)
                .put("timeZone", zone);
        ObjectNode hours = member.putArray("workingHours").addObject();
        ArrayNode days = hours.putArray("days");
        List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY").forEach(days::add);
        hours.put("from", from).put("to", to);
        add(member);
    }

    private void partners() {
        Customer northwind = customer("northwind", "Northwind Logistics", "Logistics", "A", "dana", 730);
        northwind.people(5).steady(12, 0.98).open(14);
        northwind.commit("northwind-annual", "Modernise the Hamburg hub", 300, 410, 0.9, null);
        Customer alpina = customer("alpina", "Alpina Dairy", "Food", "A", "dana", 725);
        alpina.people(4).steady(14, 1.0).open(21).contract("alpina-2025", "180000.00", 80);
        Customer harbour = customer("harbour", "Harbour Freight Union", "Logistics", "A", "milan", 700);
        harbour.people(5).steady(10, 0.97).open(14).stress(40, 0.9);
        Customer lumen = customer("lumen", "Lumen Pharmacies", "Retail", "B", "milan", 690);
        lumen.people(4).steady(20, 0.96).open(28);
        lumen.says(
                "renewed",
                30,
                f -> f.put("contract", "lumen-2024"),
                () -> lumen.contract("lumen-2024", "64000.00", 330));
        Customer baltic = customer("baltic", "Baltic Paper", "Paper", "B", "ines", 640);
        baltic.people(4).steady(15, 0.97).open(30).exact("parent", "northwind");
    }

    private void vendors() {
        customer("cobalt", "Cobalt Tools", "Manufacturing", "C", "ines", 720)
                .people(1)
                .rare(75)
                .keep(8, 1.0);
        customer("meridian", "Meridian Foods", "Food", "B", "ines", 710)
                .people(2)
                .rare(60)
                .keep(6, 0.9)
                .stress(60, 1.0);
        customer("quarry", "Quarry & Sons", "Construction", "C", "noor", 650)
                .people(2)
                .mailed(9)
                .keep(4, 1.0);
        customer("tinker", "Tinkerlab Robotics", "Manufacturing", "C", "noor", 300)
                .people(1)
                .steady(25, 1.0);
    }

    private void peopleWhoComeAndGo() {
        Customer vega = customer("vega", "Vega Outdoor", "Retail", "A", "dana", 720);
        vega.people(1).steady(12, 1.0).leaves(1, 34, "Went to another company");
        Customer juniper = customer("juniper", "Juniper Textiles", "Textiles", "B", "milan", 700);
        juniper.people(4).steady(14, 0.98).leaves(1, 45, "Retired").open(14);
        Customer polar = customer("polar", "Polar Cold Chain", "Logistics", "A", "noor", 680);
        polar.people(3).steady(13, 1.0).drop(50, 0.7, "New head of operations, other plans");
        Customer citrus = customer("citrus", "Citrus Express", "Logistics", "B", "noor", 610);
        citrus.people(3).coolsDown(10, 200);
    }

    private void promises() {
        customer("ironclad", "Ironclad Hardware", "Retail", "B", "ines", 720)
                .people(4)
                .steady(13, 0.55)
                .open(14);
        customer("willow", "Willow Furniture", "Furniture", "B", "milan", 720)
                .people(4)
                .renegotiates(13)
                .open(14);
        customer("stadium", "Stadium Events", "Events", "C", "dana", 710)
                .people(3)
                .burst(18)
                .keep(14, 0.35);
        customer("orchid", "Orchid Cosmetics", "Cosmetics", "B", "ines", 500)
                .people(3)
                .steady(14, 1.0)
                .declines(5);
        Customer falter = customer("granite", "Granite Bank", "Finance", "A", "dana", 700);
        falter.people(4).steady(12, 1.0).faltersAt(60);
    }

    private void troubles() {
        customer("sparrow", "Sparrow Couriers", "Logistics", "B", "milan", 715)
                .people(4)
                .steady(14, 0.99)
                .issues(9, 0.7, 5)
                .open(21);
        customer("mosaic", "Mosaic Print", "Printing", "C", "noor", 705)
                .people(3)
                .steady(16, 0.97)
                .issues(9, 0.7, 24 * 11);
        customer("ember", "Ember Heating", "Energy", "B", "noor", 560)
                .people(2)
                .onlyProblems(21)
                .unresolved(6);
    }

    private void others() {
        customer("pioneer", "Pioneer Schools", "Education", "C", "ines", 40)
                .people(2)
                .steady(9, 1.0);
        customer("nova", "Nova Bicycles", "Manufacturing", "C", "milan", 12);
        Customer gone = customer("drift", "Drift Fashion", "Fashion", "B", "ines", 690);
        gone.people(2).rare(50).keep(6, 0.5);
        gone.says("churned", 25, f -> f.put("reason", "Nobody had called for months"), () -> {});
        Customer steel = customer("anvil", "Anvil Steel", "Steel", "A", "dana", 720);
        steel.exact("kind", "VENDOR").people(3).steady(20, 1.0).theirs(18, 0.7);
        Customer both = customer("circuit", "Circuit Components", "Electronics", "B", "noor", 640);
        both.exact("kind", "BOTH").people(3).steady(18, 0.97).theirs(12, 0.95);
        marketStress();
    }

    private void marketStress() {
        ObjectNode f = fact("stress", "market-slump", END.minus(Duration.ofDays(420)));
        f.put("level", 0.3)
                .put("until", END.minus(Duration.ofDays(330)).toString())
                .put("source", "trade press");
        add(f);
    }

    private Customer customer(String ref, String name, String industry, String tier, String owner, int daysAgo) {
        return new Customer(ref, name, industry, tier, owner, daysAgo);
    }

    private ObjectNode fact(String type, String ref, Instant at) {
        return JSON.createObjectNode().put("type", type).put("ref", ref).put("at", at.toString());
    }

    private void add(ObjectNode fact) {
        lines.add(fact.toString());
    }

    private interface Fill {
        void in(ObjectNode fact);
    }

    /** One account and how it is treated. Every method tells a part of its story. */
    private final class Customer {
        private static final String[][] PEOPLE = {
            {"Carla Brandt", "PURCHASING", "DIRECTOR", "BUYER", "0.9", "ADVOCATE"},
            {"Tomasz Wolny", "ENGINEERING", "LEAD", "EVALUATOR", "0.7", "SUPPORTER"},
            {"Aisha Rahman", "MANUFACTURING", "HEAD", "USER", "0.6", "SUPPORTER"},
            {"Greg Olsen", "ACCOUNTING", "CONTROLLER", "APPROVER", "0.5", "NEUTRAL"},
            {"Marie Dubois", "ENGINEERING", "ENGINEER", "USER", "0.4", "SUPPORTER"},
        };

        private final String ref;
        private final int daysAgo;
        private final ObjectNode account;
        private int people;
        private int count;

        Customer(String ref, String name, String industry, String tier, String owner, int daysAgo) {
            this.ref = ref;
            this.daysAgo = daysAgo;
            account = fact("account", ref, ago(daysAgo));
            account.put("name", name)
                    .put("industry", industry)
                    .put("tier", tier)
                    .put("owner", owner);
            account.put(
                    "customerSince",
                    LocalDate.ofInstant(ago(daysAgo), ZoneOffset.UTC).toString());
            account.putArray("domains").add(ref + ".example");
            lines.add("");
            place = lines.size() - 1;
            write();
        }

        private final int place;

        private void write() {
            lines.set(place, account.toString());
        }

        /** Some field of the account itself. */
        Customer exact(String field, String value) {
            account.put(field, value);
            write();
            return this;
        }

        Customer people(int number) {
            people = number;
            for (int i = 0; i < number; i++) {
                String[] p = PEOPLE[i];
                ObjectNode f = mine("stakeholder", person(i), daysAgo);
                ObjectNode human = f.putObject("person");
                String given = p[0].split(" ")[0];
                human.put("ref", ref + "-" + given.toLowerCase(Locale.ROOT)).put("name", p[0]);
                human.put("email", given.toLowerCase(Locale.ROOT) + "@" + ref + ".example");
                f.put("department", p[1]).put("level", p[2]);
                f.putArray("roles").add(p[3]);
                f.put("influence", Double.parseDouble(p[4])).put("stance", p[5]);
                add(f);
            }
            if (number > 2) {
                ObjectNode tie = mine("tie", ref + "-tie-1", daysAgo - 20);
                add(tie.put("from", person(0)).put("to", person(1)).put("kind", "INFLUENCES"));
            }
            return this;
        }

        /** Contact every so many days on every channel, promises kept at some rate, progress told. */
        Customer steady(int every, double kept) {
            ObjectNode cadence = mine("cadenceAgreed", ref + "-cadence", daysAgo - 1);
            add(cadence.put("period", "P" + Math.max(7, every / 7 * 7 + 7) + "D"));
            String[] channels = {"VIDEO", "CALL", "MEETING", "EMAIL"};
            String[] contexts = {"ROUTINE", "ROUTINE", "GOOD", "PROBLEM"};
            int i = 0;
            for (int day = daysAgo - 3; day > 0; day -= every, i++) {
                touch(day, channels[i % 4], true, contexts[i % 4], i);
            }
            keep(Math.max(3, daysAgo / 36), kept);
            learn(daysAgo - 10);
            for (int day = daysAgo - 10; day > 0; day -= 170) {
                for (String scope : List.of("CUSTOMER", "INDUSTRY", "COMPETITION")) {
                    add(mine("needsAssessed", next("needs"), day)
                            .put("scope", scope)
                            .put("depth", 0.9));
                }
            }
            return this;
        }

        /** Three certain insights of each scope, which fill the assessments of needs. */
        private void learn(int day) {
            String[][] known = {
                {"NEED", "Fewer stops at night", "Spare parts within a day", "One contact for all sites"},
                {"INDUSTRY", "Wages rise faster than prices", "Large sites replace small ones", "Parcels get smaller"},
                {
                    "COMPETITION",
                    "Rivals rent out machines",
                    "Rivals sell cheaper rollers",
                    "Rivals have no service at night"
                }
            };
            for (String[] texts : known) {
                for (int i = 1; i < texts.length; i++) {
                    add(mine("insight", next("insight"), day)
                            .put("kind", texts[0])
                            .put("text", texts[i])
                            .put("evidence", "STATED"));
                }
            }
        }

        /** Feedback and roadmaps, both ways. */
        Customer open(int every) {
            for (int day = daysAgo - 40; day > 0; day -= every * 4) {
                add(mine("roadmapShared", next("roadmap"), day).put("direction", "OUT"));
                add(mine("roadmapShared", next("roadmap"), day - 1).put("direction", "IN"));
                add(mine("feedback", next("feedback"), day)
                        .put("direction", "OUT")
                        .put("kind", "COMMENT")
                        .put("text", "We would plan better with your volumes a month ahead."));
                add(mine("feedback", next("feedback"), day)
                        .put("direction", "IN")
                        .put("kind", "NPS")
                        .put("value", 7 + random.nextInt(4)));
                add(mine("experience", next("experience"), day)
                        .put("good", true)
                        .put("severity", 0.5));
            }
            return this;
        }

        /** A call every now and then, on one topic, when something is for sale. */
        Customer rare(int every) {
            for (int day = daysAgo - 5; day > 30; day -= every) {
                touch(day, "EMAIL", random.nextBoolean(), "ROUTINE", 0);
            }
            return this;
        }

        /** Newsletters nobody answers. */
        Customer mailed(int every) {
            for (int day = daysAgo - 5; day > 0; day -= every) {
                touch(day, "EMAIL", false, "ROUTINE", 0);
            }
            return this;
        }

        /** Nothing for weeks, then a day of many contacts. */
        Customer burst(int days) {
            for (int day = daysAgo - 5; day > 0; day -= days * 5) {
                for (int i = 0; i < 6 && day - i > 0; i++) {
                    touch(day - i, "CALL", true, i % 2 == 0 ? "ROUTINE" : "GOOD", i);
                }
            }
            return this;
        }

        Customer onlyProblems(int every) {
            for (int day = daysAgo - 5; day > 0; day -= every) {
                touch(day, "CALL", true, "PROBLEM", 4);
            }
            return keep(6, 0.8);
        }

        Customer coolsDown(int every, int quietSince) {
            for (int day = daysAgo - 3, i = 0; day > quietSince; day -= every, i++) {
                touch(day, "VIDEO", true, i % 3 == 0 ? "GOOD" : "ROUTINE", i);
            }
            return keep(10, 1.0);
        }

        /** So many promises of ours, kept at some rate. */
        Customer keep(int promises, double rate) {
            int gap = Math.max(8, (daysAgo - 30) / Math.max(1, promises));
            int i = 0;
            for (int day = daysAgo - 12; day > gap; day -= gap, i++) {
                String promise = ref + "-promise-" + ++count;
                commit(promise, PROMISES[(i + ref.length()) % PROMISES.length], day, Math.min(21, gap - 2), 0.5, null);
                int length = Math.min(21, gap - 2);
                if (length > 14) {
                    add(mine("commitmentProgressed", promise + "-progress", day - length / 2)
                            .put("commitment", promise)
                            .put("percent", 50));
                }
                if (random.nextDouble() < rate) {
                    add(mine("commitmentKept", promise + "-kept", day - length + 1)
                            .put("commitment", promise));
                } else if (random.nextBoolean()) {
                    add(mine("commitmentKept", promise + "-kept", Math.max(0, day - length - 6))
                            .put("commitment", promise));
                } else {
                    add(mine("commitmentBroken", promise + "-broken", day - length)
                            .put("commitment", promise)
                            .put("reason", "Parts were not ordered"));
                }
            }
            return this;
        }

        /** Promises of theirs. */
        Customer theirs(int promises, double rate) {
            int gap = Math.max(10, (daysAgo - 30) / promises);
            int i = 0;
            for (int day = daysAgo - 15; day > gap; day -= gap, i++) {
                String promise = ref + "-theirs-" + ++count;
                commit(promise, PAYMENTS[i % PAYMENTS.length], day, 14, 0.4, "THEM");
                boolean inTime = random.nextDouble() < rate;
                add(mine("commitmentKept", promise + "-kept", Math.max(0, day - (inTime ? 12 : 23)))
                        .put("commitment", promise));
            }
            return this;
        }

        Customer commit(String promise, String title, int day, int length, double importance, String side) {
            ObjectNode f = mine("commitmentMade", promise, day);
            f.put("title", title).put("dueAt", ago(day - length).toString()).put("importance", importance);
            if (side != null) {
                f.put("side", side);
            } else if (people > 0) {
                f.putArray("madeTo").add(person(random.nextInt(people)));
            }
            add(f);
            return this;
        }

        /** Says early when a date cannot be kept, then keeps the new one. */
        Customer renegotiates(int every) {
            steady(every, 1.0);
            for (int day = daysAgo - 60; day > 60; day -= 90) {
                String promise = ref + "-moved-" + ++count;
                commit(promise, "Extend the racking in hall " + (count % 5 + 1), day, 40, 0.7, null);
                add(mine("commitmentRenegotiated", promise + "-terms", day - 6)
                        .put("commitment", promise)
                        .put("dueAt", ago(day - 52).toString())
                        .put("reason", "Steel arrives two weeks later")
                        .put("agreedBy", person(0)));
                add(mine("commitmentProgressed", promise + "-progress", day - 30)
                        .put("commitment", promise)
                        .put("percent", 60));
                add(mine("commitmentKept", promise + "-kept", day - 50).put("commitment", promise));
            }
            return this;
        }

        Customer declines(int number) {
            for (int i = 0; i < number; i++) {
                String request = ref + "-request-" + i;
                int day = daysAgo - 50 - i * 70;
                add(mine("commitmentRequested", request, day)
                        .put("title", "Deliver on a Sunday")
                        .put("importance", 0.4)
                        .put("requestedBy", person(0)));
                add(mine("commitmentDeclined", request + "-no", day - 1)
                        .put("commitment", request)
                        .put("reason", "No crew on Sundays; Monday at six instead"));
            }
            return this;
        }

        /** The last weeks go wrong. */
        Customer faltersAt(int day) {
            for (int i = 0; i < 4; i++) {
                String promise = ref + "-late-" + i;
                commit(promise, "Bring the vault lift back into service, part " + (i + 1), day - i * 9, 8, 0.6, null);
                add(mine("commitmentBroken", promise + "-broken", day - i * 9 - 9)
                        .put("commitment", promise)
                        .put("attribution", i == 3 ? "EXTERNAL" : "US"));
            }
            return this;
        }

        Customer issues(int number, double severity, int hours) {
            for (int i = 0; i < number; i++) {
                String issue = ref + "-issue-" + i;
                Instant raised = ago(daysAgo - 40 - i * 65);
                add(mine("issueRaised", issue, raised)
                        .put("severity", severity)
                        .put("heated", i % 2 == 0)
                        .put("kind", "COMPLAINT")
                        .put("mainIssue", "The sorter stopped in the evening peak")
                        .put("stakeholder", person(i % people)));
                add(mine("issueAcknowledged", issue + "-ack", raised.plus(Duration.ofMinutes(45)))
                        .put("issue", issue));
                ObjectNode done = mine("issueResolved", issue + "-done", raised.plus(Duration.ofHours(hours)));
                done.put("issue", issue);
                done.putArray("options").add("Technician on site today").add("Loan unit until Friday");
                add(done);
            }
            return this;
        }

        Customer unresolved(int days) {
            add(mine("issueRaised", ref + "-open-issue", days)
                    .put("severity", 0.8)
                    .put("heated", true)
                    .put("mainIssue", "The boiler room has been without spare parts since Monday")
                    .put("stakeholder", person(0)));
            return this;
        }

        Customer leaves(int who, int day, String reason) {
            add(mine("stakeholderLeft", ref + "-left-" + who, day)
                    .put("stakeholder", person(who - 1))
                    .put("reason", reason));
            return this;
        }

        Customer drop(int day, double severity, String reason) {
            add(mine("priorityChanged", ref + "-drop", day)
                    .put("severity", severity)
                    .put("mitigated", 0.2)
                    .put("reason", reason));
            return this;
        }

        Customer stress(int day, double level) {
            add(mine("stress", ref + "-hard-times", day).put("level", level));
            return this;
        }

        Customer contract(String contract, String value, int renewsInDays) {
            ObjectNode f = mine("contract", contract, daysAgo - 2);
            f.putObject("value").put("amount", value).put("currency", "EUR");
            f.put(
                    "startsOn",
                    LocalDate.ofInstant(ago(365 - renewsInDays), ZoneOffset.UTC).toString());
            f.put(
                    "renewsOn",
                    LocalDate.ofInstant(ago(-renewsInDays), ZoneOffset.UTC).toString());
            add(f);
            return this;
        }

        void says(String type, int day, Fill fill, Runnable before) {
            before.run();
            ObjectNode f = mine(type, ref + "-" + type, day);
            fill.in(f);
            add(f);
        }

        private void touch(int day, String channel, boolean mutual, String context, int i) {
            ObjectNode f = mine("touchpoint", next("touch"), ago(day).plus(Duration.ofHours(9 + i % 7)));
            f.put("channel", channel)
                    .put("direction", i % 3 == 2 ? "IN" : "OUT")
                    .put("mutual", mutual);
            if (people > 0) {
                ArrayNode who = f.putArray("participants");
                who.add(person(i % people));
                if (people > 1 && channel.equals("MEETING")) {
                    who.add(person((i + 1) % people));
                }
            }
            f.putArray("topics").add(TOPICS[i % TOPICS.length]).add(TOPICS[(i + 3) % TOPICS.length]);
            f.put("context", context);
            if (mutual) {
                f.put("responseTime", "PT" + (1 + i % 5) + "H");
            }
            add(f);
        }

        private String person(int i) {
            return ref + "/" + PEOPLE[i][0].split(" ")[0].toLowerCase(Locale.ROOT);
        }

        private String next(String what) {
            return ref + "-" + what + "-" + ++count;
        }

        private ObjectNode mine(String type, String factRef, int daysBefore) {
            return mine(type, factRef, ago(daysBefore));
        }

        private ObjectNode mine(String type, String factRef, Instant at) {
            return fact(type, factRef, at).put("account", ref);
        }

        private Instant ago(int days) {
            return END.minus(Duration.ofDays(days));
        }
    }
}
