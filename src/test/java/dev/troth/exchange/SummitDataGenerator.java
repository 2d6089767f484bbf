package dev.troth.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The account of the demo workspace that shows every word at least once: a year and more with Summit Robotics. */
final class SummitDataGenerator {
    private static final JsonMapper JSON = new JsonMapper();

    private final Instant end;
    private final List<String> lines = new ArrayList<>();

    SummitDataGenerator(Instant end) {
        this.end = end;
    }

    List<String> lines() {
        people();
        contact();
        insights();
        promises();
        initiative();
        feedback();
        troubles();
        signalsAndContracts();
        ourselves();
        return List.copyOf(lines);
    }

    private void people() {
        say("account", "summit", 420, """
                {"name": "Summit Robotics", "industry": "Manufacturing", "tier": "A", "owner": "dana", "backupOwner": "milan",
                 "targetStanding": "PARTNER", "ceiling": "PREFERRED", "ceilingReason": "Their group buys centrally",
                 "customerSince": "%s", "domains": ["summit.example"]}""".formatted(day(420)));
        person("lena", "Lena Vogt", "PURCHASING", "HEAD", "DECISION_MAKER", 0.9, "SUPPORTER", 420, "Europe/Berlin");
        person("omar", "Omar Haddad", "ENGINEERING", "LEAD", "EVALUATOR", 0.7, "ADVOCATE", 420, "Europe/Berlin");
        person("ruth", "Ruth Okafor", "MANUFACTURING", "OPERATOR", "USER", 0.4, "NEUTRAL", 400, "Europe/Berlin");
        person("sam", "Sam Lind", "ENGINEERING", "HEAD", "APPROVER", 0.8, "SUPPORTER", 420, "America/New_York");
        person("felix", "Felix Moreau", "ACCOUNTING", "HEAD", "APPROVER", 0.6, "SKEPTIC", 40, "Europe/Paris");
        mine("stakeholderLeft", "summit-sam-left", 55, "{'stakeholder': 'summit/sam', 'reason': 'A better offer'}");
        mine("stanceChanged", "summit-felix-warms", 12, "{'stakeholder': 'summit/felix', 'stance': 'NEUTRAL'}");
        mine(
                "consent",
                "summit-omar-profile",
                389,
                "{'stakeholder': 'summit/omar', 'purpose': 'PROFILE', 'given': true}");
        mine(
                "consent",
                "summit-sam-contact",
                54,
                "{'stakeholder': 'summit/sam', 'purpose': 'CONTACT', 'given': false}");
        mine("handoverPlanned", "summit-lena-plan", 30, """
                {'stakeholder': 'summit/lena', 'backup': 'summit/omar', 'done': 1,
                 'steps': ['Introduce Omar to the buying committee', 'Share the price history']}""");
        mine("tie", "summit-omar-reports", 400, "{'from': 'summit/omar', 'to': 'summit/lena', 'kind': 'REPORTS_TO'}");
        mine("tie", "summit-liaison", 380, "{'from': 'summit/omar', 'to': 'summit/ruth', 'kind': 'LIAISON'}");
        mine("tie", "summit-warm", 380, """
                {'from': 'summit/omar', 'to': 'member:dana', 'kind': 'KNOWS', 'strength': 0.8, 'sentiment': 0.9,
                 'qualities': ['good', 'productive']}""");
        mine("tie", "summit-conflict", 35, """
                {'from': 'summit/felix', 'to': 'summit/omar', 'kind': 'CONFLICTS_WITH', 'confidence': 0.6,
                 'initiative': 'summit-line'}""");
        mine("tie", "summit-old-tie", 390, "{'from': 'summit/sam', 'to': 'summit/omar', 'kind': 'ALLIED_WITH'}");
        mine("tieEnded", "summit-old-tie-ends", 55, "{'tie': 'summit-old-tie', 'reason': 'Sam left'}");
        mine("cadenceAgreed", "summit-cadence-first", 412, "{'period': 'P30D', 'agreedWith': ['summit/lena']}");
        mine("cadenceEnded", "summit-cadence-first-over", 402, "{'reason': 'A month is too long for a project'}");
        mine(
                "cadenceAgreed",
                "summit-cadence",
                400,
                "{'period': 'P14D', 'agreedWith': ['summit/lena', 'summit/omar']}");
        mine("availability", "summit-omar-mornings", 390, """
                {'stakeholder': 'summit/omar', 'days': ['TUESDAY'], 'from': '08:00', 'to': '09:00', 'timeZone': 'Europe/Berlin'}""");
        mine("availabilityEnded", "summit-omar-mornings-over", 300, "{'availability': 'summit-omar-mornings'}");
        mine("availability", "summit-omar-hours", 300, """
                {'stakeholder': 'summit/omar', 'days': ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], 'from': '16:00', 'to': '19:30',
                 'timeZone': 'Europe/Berlin'}""");
    }

    private void person(
            String who,
            String name,
            String department,
            String level,
            String role,
            double influence,
            String stance,
            int daysAgo,
            String zone) {
        mine("stakeholder", "summit/" + who, daysAgo, """
                {'person': {'ref': 'summit-%s', 'name': '%s', 'email': '%s@summit.example', 'timeZone': '%s'},
                 'department': '%s', 'level': '%s', 'roles': ['%s'], 'influence': %s, 'stance': '%s'}""".formatted(
                        who, name, who, zone, department, level, role, influence, stance));
    }

    private void contact() {
        String[] people = {"lena", "omar", "ruth", "omar", "lena", "ruth"};
        String[] topics = {
            "'PRODUCT', 'SUPPORT'",
            "'CUSTOMER_OUTCOME', 'PROJECT'",
            "'PRODUCT', 'CUSTOMER_OUTCOME'",
            "'ROADMAP', 'STRATEGY'",
            "'FINANCE', 'GOALS'",
            "'SUPPORT'"
        };
        String[] triggers = {"ROUTINE", "PROACTIVE", "ROUTINE", "SIGNAL", "REQUEST", "ROUTINE"};
        String[] contexts = {"ROUTINE", "GOOD", "ROUTINE", "GOOD", "ROUTINE", "PROBLEM"};
        for (int day = 395, i = 0; day > 20; day -= 13, i++) {
            int n = i % people.length;
            mine("touchpoint", "summit-touch-" + i, day, """
                    {'by': 'dana', 'channel': '%s', 'direction': '%s', 'participants': ['summit/%s'], 'topics': [%s],
                     'trigger': '%s', 'context': '%s'%s}""".formatted(
                            i % 3 == 0 ? "MEETING" : "CALL",
                            i % 3 == 2 ? "IN" : "OUT",
                            people[n],
                            topics[n],
                            triggers[n],
                            contexts[n],
                            i % 4 == 0 ? ", 'learnings': ['They plan a second shift']" : ""));
        }
        for (int i = 0; i < 5; i++) {
            mine("touchpoint", "summit-mail-" + i, 200 - i * 30, """
                    {'by': 'dana', 'channel': 'EMAIL', 'direction': 'OUT', 'participants': ['summit/omar'], 'wantsAnswer': true,
                     'topics': ['PROJECT'], 'deliveredAt': '%s'}""".formatted(
                            at(200 - i * 30).plusSeconds(60)));
            mine("touchpoint", "summit-answer-" + i, 199 - i * 30, """
                    {'channel': 'EMAIL', 'direction': 'IN', 'mutual': true, 'participants': ['summit/omar'],
                     'answers': 'summit-mail-%d', 'topics': ['PROJECT']}""".formatted(i));
        }
        mine("messageReceived", "summit-mail-4-read", 79, """
                {'touchpoint': 'summit-mail-4', 'kind': 'READ', 'stakeholder': 'summit/omar'}""");
        mine("touchpoint", "summit-steering", 19, """
                {'by': 'dana', 'channel': 'MEETING', 'direction': 'OUT', 'participants': ['summit/lena', 'summit/felix'],
                 'topics': ['GOALS', 'FINANCE'], 'initiative': 'summit-line', 'promises': 2, 'rating': 0.8, 'closing': true,
                 'agenda': [{'title': 'Coffee machine for the hall', 'priority': 0.2, 'discussed': true},
                            {'title': 'Downtime of cell 4', 'priority': 0.9, 'discussed': true},
                            {'title': 'Price of the second line', 'priority': 0.8, 'discussed': false}]}""");
        mine("touchpoint", "summit-waiting", 9, """
                {'by': 'dana', 'channel': 'EMAIL', 'direction': 'OUT', 'participants': ['summit/omar'], 'wantsAnswer': true,
                 'urgency': 'HIGH', 'answerBy': '%s', 'topics': ['PROJECT'], 'summary': 'Which day suits the trial?',
                 'deliveredAt': '%s'}""".formatted(at(-2), at(9).plusSeconds(90)));
        mine("touchpoint", "summit-tag-1", 8, """
                {'by': 'dana', 'channel': 'VOICEMAIL', 'direction': 'OUT', 'participants': ['summit/lena']}""");
        mine("touchpoint", "summit-tag-2", 7, """
                {'channel': 'VOICEMAIL', 'direction': 'IN', 'participants': ['summit/lena']}""");
        mine("experience", "summit-fair", 150, """
                {'good': true, 'severity': 0.6, 'participants': ['summit/lena', 'summit/omar', 'summit/ruth'],
                 'title': 'Night shift at the fair in Hanover'}""");
    }

    private void insights() {
        mine("needsAssessed", "summit-needs-1", 390, "{'scope': 'CUSTOMER', 'depth': 0.9}");
        mine("needsAssessed", "summit-needs-2", 390, "{'scope': 'INDUSTRY', 'depth': 0.7}");
        mine("needsAssessed", "summit-needs-3", 120, "{'scope': 'COMPETITION', 'depth': 0.5}");
        mine("insight", "summit-uptime", 390, """
                {'kind': 'NEED', 'text': 'The cells must never stand still at night', 'evidence': 'CONFIRMED', 'rank': 1,
                 'importance': 0.9}""");
        mine("insight", "summit-payload", 390, """
                {'kind': 'NEED', 'text': 'Lift 80 kilograms', 'evidence': 'STATED', 'rank': 2, 'unmet': true}""");
        mine("insight", "summit-training", 250, """
                {'kind': 'NEED', 'text': 'Train the night shift', 'evidence': 'ASSUMED', 'rank': 3}""");
        mine(
                "insightReviewed",
                "summit-uptime-review",
                25,
                "{'insight': 'summit-uptime', 'rank': 1, 'evidence': 'CONFIRMED'}");
        mine("insight", "summit-group", 200, """
                {'kind': 'CUSTOMER', 'text': 'Every site decides up to 50,000 euros', 'evidence': 'STATED'}""");
        mine(
                "insight",
                "summit-rival",
                90,
                "{'kind': 'COMPETITION', 'text': 'Kinetix offers leasing', 'domain': 'BUSINESS'}");
        mine("insight", "summit-sector", 90, "{'kind': 'INDUSTRY', 'text': 'Car makers postpone new lines'}");
        mine("insight", "summit-goal", 300, """
                {'kind': 'GOAL', 'text': 'Uptime of the cells', 'metric': 'uptime in %%', 'target': 99.5, 'value': 97.0,
                 'side': 'THEM', 'dueAt': '%s'}""".formatted(at(-60)));
        mine(
                "insightAcknowledged",
                "summit-goal-agreed",
                295,
                "{'insight': 'summit-goal', 'acknowledgedBy': 'summit/lena'}");
        mine("insight", "summit-our-goal", 300, """
                {'kind': 'GOAL', 'text': 'A second line from us', 'metric': 'lines', 'target': 2, 'value': 1, 'side': 'US'}""");
        mine(
                "insightAcknowledged",
                "summit-our-goal-agreed",
                294,
                "{'insight': 'summit-our-goal', 'acknowledgedBy': 'summit/lena'}");
        mine("insight", "summit-expects", 200, """
                {'kind': 'EXPECTATION', 'side': 'THEM', 'text': 'An engineer on site within four hours'}""");
        mine("insight", "summit-our-roadmap", 100, """
                {'kind': 'ROADMAP_OURS', 'text': 'Grippers of the next generation', 'domain': 'IT', 'horizon': 'next year',
                 'sharedAt': '%s'}""".formatted(at(100)));
        mine(
                "insightAcknowledged",
                "summit-roadmap-known",
                95,
                "{'insight': 'summit-our-roadmap', 'acknowledgedBy': 'summit/omar'}");
        mine("insight", "summit-their-roadmap", 110, """
                {'kind': 'ROADMAP_THEIRS', 'text': 'A plant in Poland', 'domain': 'BUSINESS', 'sharedAt': '%s'}""".formatted(at(110)));
        mine("insight", "summit-roadmap-service", 130, """
                {'kind': 'ROADMAP_OURS', 'text': 'Service at night', 'domain': 'SERVICE'}""");
        mine("insightShared", "summit-roadmap-service-shared", 125, """
                {'insight': 'summit-roadmap-service', 'direction': 'OUT'}""");
        mine("roadmapShared", "summit-roadmap-day", 60, "{'direction': 'OUT', 'domain': 'IT'}");
        mine("insight", "summit-question", 15, """
                {'kind': 'QUESTION', 'text': 'Who decides on the second line?', 'askedOf': 'summit/lena'}""");
        mine("insight", "summit-question-2", 80, """
                {'kind': 'QUESTION', 'text': 'Is there a freeze at the end of the year?', 'askedOf': 'summit/omar'}""");
        mine(
                "questionAnswered",
                "summit-answered",
                78,
                "{'insight': 'summit-question-2', 'answer': 'From 15 December on'}");
        mine("insight", "summit-trait", 320, """
                {'kind': 'TRAIT', 'text': 'Plays the cello', 'stakeholder': 'summit/lena', 'consent': true}""");
        mine("insight", "summit-idea", 70, "{'kind': 'IDEA', 'text': 'Swap grippers at shift change'}");
        mine(
                "insightAcknowledged",
                "summit-idea-taken",
                66,
                "{'insight': 'summit-idea', 'acknowledgedBy': 'summit/ruth'}");
        mine(
                "insight",
                "summit-role",
                390,
                "{'kind': 'ROLE', 'text': 'We keep the cells running', 'domain': 'PRODUCT'}");
        mine(
                "insight",
                "summit-role-2",
                390,
                "{'kind': 'ROLE', 'text': 'We plan lines with them', 'domain': 'PROJECT'}");
        mine("insight", "summit-rumour", 350, "{'kind': 'CUSTOMER', 'text': 'A merger is near'}");
        mine(
                "insightRetired",
                "summit-no-merger",
                310,
                "{'insight': 'summit-rumour', 'reason': 'Denied by the board'}");
    }

    private void promises() {
        mine("commitmentRequested", "summit-spares", 330, """
                {'title': 'Spare grippers on site', 'importance': 0.6, 'neededBy': '%s',
                 'atStake': {'amount': '20000.00', 'currency': 'EUR'}}""".formatted(at(300)));
        promise("summit-spares", 329, 306, "Spare grippers on site", """
                , 'madeTo': ['summit/omar'], 'audience': ['summit/omar', 'summit/ruth'], 'neededBy': '%s', 'internalDueAt': '%s',
                'serves': 'CUSTOMER', 'insight': 'summit-uptime', 'shared': true,
                'budget': {'amount': '8000.00', 'currency': 'EUR'}""".formatted(at(300), at(310)));
        mine("commitmentProgressed", "summit-spares-half", 320, """
                {'commitment': 'summit-spares', 'percent': 50, 'audience': ['summit/omar'],
                 'cost': {'amount': '3500.00', 'currency': 'EUR'}}""");
        mine(
                "commitmentKept",
                "summit-spares-kept",
                309,
                "{'commitment': 'summit-spares', 'cost': {'amount': '7400.00', 'currency': 'EUR'}}");
        for (int i = 0; i < 8; i++) {
            String ref = "summit-visit-" + i;
            promise(ref, 290 - i * 30, 276 - i * 30, "Look after cell " + (i + 1), """
                    , 'madeTo': ['summit/ruth'], 'serves': 'CUSTOMER', 'insight': 'summit-uptime', 'shared': true""");
            mine(
                    "commitmentProgressed",
                    ref + "-half",
                    284 - i * 30,
                    "{'commitment': '%s', 'percent': 50}".formatted(ref));
            mine("commitmentKept", ref + "-kept", 277 - i * 30, "{'commitment': '%s'}".formatted(ref));
        }
        promise("summit-lift", 140, 110, "A gripper for 80 kilograms", """
                , 'madeTo': ['summit/omar'], 'insight': 'summit-payload', 'serves': 'BOTH'""");
        mine("commitmentBroken", "summit-lift-broken", 109, """
                {'commitment': 'summit-lift', 'reason': 'The arm cannot carry it', 'attribution': 'COMPANY',
                 'gap': 'summit-payload'}""");
        mine(
                "commitmentForgiven",
                "summit-lift-forgiven",
                90,
                "{'commitment': 'summit-lift', 'forgivenBy': 'summit/omar'}");
        promise("summit-manual", 130, 100, "The manual in French", ", 'madeTo': ['summit/ruth'], 'serves': 'US'");
        mine("commitmentRenegotiated", "summit-manual-moved", 118, """
                {'commitment': 'summit-manual', 'dueAt': '%s', 'reason': 'The translator is ill', 'agreedBy': 'summit/ruth'}""".formatted(at(80)));
        mine("commitmentKept", "summit-manual-kept", 84, "{'commitment': 'summit-manual'}");
        mine(
                "commitmentRequested",
                "summit-extra",
                60,
                "{'title': 'Free training for all plants', 'over': true, 'importance': 0.3}");
        mine(
                "commitmentDeclined",
                "summit-extra-no",
                59,
                "{'commitment': 'summit-extra', 'reason': 'Only what was agreed'}");
        promise("summit-steering-1", 19, 4, "The price of the second line", """
                , 'by': 'dana', 'madeBy': 'dana', 'madeTo': ['summit/lena'], 'touchpoint': 'summit-steering',
                'initiative': 'summit-line', 'quote': 'You will have it on Thursday'""");
        promise("summit-cell-4", 50, -30, "Cell 4 rebuilt", """
                , 'madeBy': 'dana', 'madeTo': ['summit/omar'], 'audience': ['summit/omar', 'summit/lena', 'summit/felix'],
                'initiative': 'summit-line', 'insight': 'summit-uptime', 'serves': 'CUSTOMER', 'shared': true, 'neededBy': '%s',
                'budget': {'amount': '40000.00', 'currency': 'EUR'}""".formatted(at(-35)));
        mine("commitmentProgressed", "summit-cell-4-third", 30, """
                {'commitment': 'summit-cell-4', 'percent': 30, 'audience': ['summit/omar'],
                 'cost': {'amount': '16000.00', 'currency': 'EUR'}}""");
        promise("summit-forecast", 45, 30, "Their forecast for spring", ", 'side': 'THEM'");
        mine("commitmentKept", "summit-forecast-kept", 31, "{'commitment': 'summit-forecast'}");
        promise("summit-access", 40, 26, "Access to the hall at night", ", 'side': 'THEM'");
        mine(
                "commitmentReleased",
                "summit-access-free",
                28,
                "{'commitment': 'summit-access', 'reason': 'No longer needed'}");
        promise("summit-demo", 75, 60, "A demonstration in the plant", ", 'madeTo': ['summit/sam']");
        mine("commitmentShared", "summit-demo-shared", 74, "{'commitment': 'summit-demo'}");
        mine("commitmentWithdrawn", "summit-demo-back", 70, """
                {'commitment': 'summit-demo', 'reason': 'The hall is closed', 'attribution': 'CUSTOMER'}""");
        mine("commitmentRequested", "summit-night", 2, "{'title': 'A technician at night', 'importance': 0.7}");
        say("commitmentMade", "summit-call", at(3), """
                {"account": "summit", "title": "Call Lena back", "dueAt": "%s", "madeBy": "dana", "madeTo": ["summit/lena"],
                 "importance": 0.2}""".formatted(at(3).plus(Duration.ofMinutes(10))));
        say("commitmentKept", "summit-call-kept", at(3).plus(Duration.ofMinutes(9)), """
                {"account": "summit", "commitment": "summit-call"}""");
    }

    private void promise(String ref, int made, int due, String title, String more) {
        mine("commitmentMade", ref, made, "{'title': '%s', 'dueAt': '%s'%s}".formatted(title, at(due), more));
    }

    private void initiative() {
        mine("initiative", "summit-line", 240, """
                {'name': 'The second line', 'priority': 0.9, 'setter': 'summit/sam', 'goal': 'summit-goal', 'cadence': 'P7D',
                 'stake': {'amount': '300000.00', 'currency': 'EUR'}, 'budget': {'amount': '60000.00', 'currency': 'EUR'}}""");
        mine("effortSpent", "summit-effort-1", 200, """
                {'by': 'dana', 'initiative': 'summit-line', 'hours': 40, 'evidence': 'Layout, revision C', 'toldAt': '%s',
                 'cost': {'amount': '6000.00', 'currency': 'EUR'}}""".formatted(at(198)));
        mine("effortSpent", "summit-effort-2", 120, """
                {'by': 'dana', 'initiative': 'summit-line', 'hours': 25, 'cost': {'amount': '3750.00', 'currency': 'EUR'}}""");
        mine("effortTold", "summit-effort-2-told", 118, "{'initiative': 'summit-line', 'effort': 'summit-effort-2'}");
        mine("valueDelivered", "summit-value-0", 112, """
                {'initiative': 'summit-line', 'value': {'amount': '3000.00', 'currency': 'EUR'}}""");
        mine("valueConfirmed", "summit-value-0-confirmed", 111, """
                {'initiative': 'summit-line', 'delivered': 'summit-value-0', 'confirmedBy': 'summit/omar'}""");
        mine("valueDelivered", "summit-value", 110, """
                {'initiative': 'summit-line', 'value': {'amount': '12000.00', 'currency': 'EUR'}, 'confirmedBy': 'summit/omar'}""");
        mine("valueDelivered", "summit-value-2", 105, """
                {'initiative': 'summit-line', 'value': {'amount': '9000.00', 'currency': 'EUR'}}""");
        mine("priorityChanged", "summit-line-drops", 50, """
                {'initiative': 'summit-line', 'severity': 0.4, 'mitigated': 0.5, 'cause': 'The one who wanted it left'}""");
        mine("reasonAsked", "summit-why", 47, """
                {'initiative': 'summit-line', 'askedOf': 'summit/lena', 'answer': 'Money goes into the plant in Poland first'}""");
        mine("noticeGiven", "summit-notice", 45, """
                {'initiative': 'summit-line', 'effectiveAt': '%s', 'claims': ['The layout is done', 'Parts are ordered'],
                 'facts': ['Layout, revision C']}""".formatted(at(15)));
        mine("settlement", "summit-settlement", 40, """
                {'initiative': 'summit-line', 'proposed': {'amount': '9750.00', 'currency': 'EUR'},
                 'agreed': {'amount': '7800.00', 'currency': 'EUR'}}""");
        mine("accommodation", "summit-favour-1", 42, """
                {'initiative': 'summit-line', 'direction': 'OUT', 'text': 'We keep the prices until spring'}""");
        mine("accommodation", "summit-favour-2", 41, """
                {'initiative': 'summit-line', 'direction': 'IN', 'text': 'They pay the layout at once'}""");
        mine("opportunity", "summit-poland", 38, """
                {'initiative': 'summit-line', 'title': 'Cells for the plant in Poland', 'horizon': 'LONG', 'won': true,
                 'value': {'amount': '500000.00', 'currency': 'EUR'}}""");
        mine("opportunity", "summit-france", 36, """
                {'initiative': 'summit-line', 'title': 'Cells for the plant in France', 'horizon': 'SHORT',
                 'value': {'amount': '80000.00', 'currency': 'EUR'}}""");
        mine("opportunityDecided", "summit-france-lost", 22, """
                {'initiative': 'summit-line', 'opportunity': 'summit-france', 'won': false}""");
        mine(
                "initiative",
                "summit-trial",
                300,
                "{'name': 'Trial of the grippers', 'priority': 0.5, 'setter': 'summit/omar'}");
        mine("initiativeEnded", "summit-trial-over", 210, "{'initiative': 'summit-trial', 'outcome': 'Bought'}");
    }

    private void feedback() {
        say(60, "OUT", "PULSE", 8, "'shared': true");
        say(58, "IN", "PULSE", 6, "'stakeholder': 'summit/lena', 'shared': true");
        say(57, "OUT", "PERCEPTION", 0.8, null);
        say(56, "IN", "PERCEPTION", 0.5, "'stakeholder': 'summit/lena'");
        say(55, "IN", "NPS", 9, "'stakeholder': 'summit/omar'");
        say(54, "IN", "NPS", 7, "'stakeholder': 'summit/lena'");
        say(53, "IN", "CSAT", 4, "'department': 'ENGINEERING'");
        say(150, "IN", "EFFORT", 2, "'department': 'MANUFACTURING'");
        say(
                52,
                "IN",
                "EFFORT",
                4,
                "'department': 'MANUFACTURING', 'relayedBy': 'summit/omar', 'saidAt': '%s'".formatted(at(57)));
        say(51, "IN", "LOYALTY", 1, "'stakeholder': 'summit/lena'");
        say(49, "IN", "LIKE", 5, "'stakeholder': 'summit/omar'");
        say(49, "IN", "CARE", 4, "'stakeholder': 'summit/omar'");
        say(48, "OUT", "CARE", 5, null);
        say(49, "IN", "PROFESSIONAL", 4, "'stakeholder': 'summit/omar'");
        say(49, "IN", "AUTHENTIC", 4, "'stakeholder': 'summit/omar'");
        say(45, "IN", "AUDIT", 0.7, "'text': 'A mystery caller waited eleven minutes'");
        say(33, "OUT", "COMMENT", 0, "'text': 'Your forecast helps us to plan'");
    }

    private int said;

    private void say(int daysAgo, String direction, String kind, double value, String more) {
        mine(
                "feedback",
                "summit-feedback-" + ++said,
                daysAgo,
                "{'direction': '%s', 'kind': '%s', 'value': %s%s}"
                        .formatted(direction, kind, value, more == null ? "" : ", " + more));
    }

    private void troubles() {
        mine("issueRaised", "summit-stop", 100, """
                {'severity': 0.6, 'heated': true, 'kind': 'COMPLAINT', 'stakeholder': 'summit/ruth',
                 'mainIssue': 'Cell 4 stops at night'}""");
        say("issueReplied", "summit-stop-reply", at(100).plus(Duration.ofMinutes(50)), """
                {"account": "summit", "issue": "summit-stop", "options": ["A technician tonight", "A spare controller tomorrow"],
                 "text": "Thank you for calling. Which of the two suits you? We will fix the cell either way.",
                 "agreed": "Thank them, offer a technician tonight or a spare controller tomorrow"}""");
        say("issueAcknowledged", "summit-stop-ack", at(100).plus(Duration.ofMinutes(31)), """
                {"account": "summit", "issue": "summit-stop"}""");
        say("issueResolved", "summit-stop-done", at(100).plus(Duration.ofHours(9)), """
                {"account": "summit", "issue": "summit-stop"}""");
        mine("issueRaised", "summit-stop-again", 6, """
                {'severity': 0.5, 'kind': 'INCIDENT', 'stakeholder': 'summit/ruth', 'mainIssue': 'Cell 4 stops at night'}""");
    }

    private void signalsAndContracts() {
        mine("signal", "summit-use-1", 20, "{'kind': 'USE', 'capability': 'Grippers', 'level': 0.8}");
        mine("signal", "summit-use-2", 20, "{'kind': 'USE', 'capability': 'Remote service', 'level': 0.1}");
        mine("signal", "summit-omar-flight", 14, """
                {'kind': 'FLIGHT', 'stakeholder': 'summit/omar', 'level': 0.4, 'until': '%s'}""".formatted(at(-90)));
        mine("signal", "summit-stall", 10, "{'kind': 'STALL', 'level': 0.6, 'explained': false}");
        mine("signal", "summit-kinetix-first", 200, "{'kind': 'COMPETITION', 'level': 0.3}");
        mine(
                "signalEnded",
                "summit-kinetix-first-over",
                150,
                "{'signal': 'summit-kinetix-first', 'reason': 'They lost the bid'}");
        mine("signal", "summit-kinetix", 30, "{'kind': 'COMPETITION', 'level': 0.5}");
        mine("contract", "summit-2024", 410, """
                {'value': {'amount': '90000.00', 'currency': 'EUR'}, 'startsOn': '%s', 'renewsOn': '%s'}""".formatted(day(410), day(45)));
        mine(
                "renewed",
                "summit-2024-renewed",
                46,
                "{'contract': 'summit-2024', 'value': {'amount': '96000.00', 'currency': 'EUR'}}");
        mine("contract", "summit-service", 300, """
                {'value': {'amount': '24000.00', 'currency': 'EUR'}, 'startsOn': '%s', 'renewsOn': '%s'}""".formatted(day(300), day(-65)));
    }

    /** What we do, and how we do it. */
    private void ourselves() {
        mine("playbookStarted", "summit-run-1", 53, """
                {'playbook': 'departure', 'reason': 'Sam left', 'hypothesis': 'Trust is back within two months'}""");
        mine("playbookStepDone", "summit-run-1-1", 52, "{'run': 'summit-run-1', 'step': 1}");
        mine("playbookStepDone", "summit-run-1-2", 48, "{'run': 'summit-run-1', 'step': 2}");
        mine("playbookStarted", "summit-run-2", 180, """
                {'playbook': 'test-a-limit', 'hypothesis': 'Open books win the group over'}""");
        mine(
                "playbookEnded",
                "summit-run-2-over",
                120,
                "{'run': 'summit-run-2', 'outcome': 'They asked for a frame contract', 'worked': true}");
        say("playbook", "house-renewal", at(200), """
                {"name": "renewal", "trigger": "RENEWAL",
                 "steps": ["Count the value they confirmed", "Ask what they take us for", "Offer the renewal in person"]}""");
        say("availability", "dana-hours", at(365), """
                {"member": "dana", "days": ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "from": "08:30", "to": "18:00",
                 "timeZone": "Europe/London"}""");
        say("coaching", "dana-coaching", at(120), """
                {"member": "dana", "coach": "noor", "advice": "Name the main issue before you offer anything"}""");
        say("coachingFollowed", "dana-coaching-followed", at(90), """
                {"coaching": "dana-coaching", "followed": true}""");
        say("exchangeRates", "house-rates", at(360), """
                {"base": "EUR", "rates": [{"currency": "USD", "rate": "0.92"}, {"currency": "GBP", "rate": "1.17"}]}""");
        say("politicsSwitched", "politics-on", at(300), "{\"enabled\": true}");
    }

    private void mine(String type, String ref, int daysAgo, String fields) {
        String json = fields.replace('\'', '"');
        say(type, ref, at(daysAgo), "{\"account\": \"summit\", " + json.substring(1));
    }

    private void say(String type, String ref, int daysAgo, String fields) {
        say(type, ref, at(daysAgo), fields);
    }

    private void say(String type, String ref, Instant at, String fields) {
        try {
            ObjectNode fact =
                    JSON.createObjectNode().put("type", type).put("ref", ref).put("at", at.toString());
            fact.setAll((ObjectNode) JSON.readTree(fields));
            lines.add(fact.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(ref + ": " + fields, e);
        }
    }

    /** Nine in the morning of a day; days in the future are negative. */
    private Instant at(int daysAgo) {
        return end.minus(Duration.ofDays(daysAgo)).plus(Duration.ofHours(daysAgo == 0 ? 0 : 9));
    }

    private LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(end.minus(Duration.ofDays(daysAgo)), ZoneOffset.UTC);
    }
}
