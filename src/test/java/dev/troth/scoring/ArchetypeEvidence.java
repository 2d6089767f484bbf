package dev.troth.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The evidence of the fifteen golden accounts, read from {@code archetypes.jsonl} by a parser that shares no code with
 * the import.
 */
final class ArchetypeEvidence {
    static final Instant AS_OF = Instant.parse("2025-12-21T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ArchetypeEvidence() {}

    static Map<String, List<Evidence>> byAccount() {
        Map<String, List<Evidence>> accounts = new LinkedHashMap<>();
        try (BufferedReader lines = open("archetypes.jsonl")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode fact = JSON.readTree(line);
                String account = fact.path("account").asText(fact.path("ref").asText());
                accounts.computeIfAbsent(account, a -> new ArrayList<>()).add(evidence(fact));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return accounts;
    }

    static JsonNode json(String name) {
        try (BufferedReader reader = open(name)) {
            return JSON.readTree(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static BufferedReader open(String name) {
        return new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ArchetypeEvidence.class.getResourceAsStream("/scoring/" + name)),
                StandardCharsets.UTF_8));
    }

    private static Evidence evidence(JsonNode f) {
        String type = f.get("type").asText();
        FactKey key = new FactKey(time(f, "at"), rank(type), type, f.get("ref").asText());
        return switch (type) {
            case "account" ->
                new Evidence.Began(
                        key,
                        LocalDate.parse(f.get("customerSince").asText())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
            case "stakeholder" ->
                new Evidence.StakeholderJoined(
                        key,
                        key.ref(),
                        f.get("department").asText(),
                        f.path("influence").asDouble(0.5),
                        Stance.valueOf(f.path("stance").asText("NEUTRAL")));
            case "stakeholderLeft" ->
                new Evidence.StakeholderLeft(key, f.get("stakeholder").asText());
            case "cadenceAgreed" ->
                new Evidence.CadenceAgreed(
                        key, Period.parse(f.get("period").asText()).getDays());
            case "commitmentMade" ->
                new Evidence.Made(
                        key,
                        key.ref(),
                        Side.US,
                        time(f, "dueAt"),
                        f.get("importance").asDouble(),
                        Double.NaN,
                        f.path("madeTo").path(0).asText(null));
            case "commitmentProgressed" -> new Evidence.Progressed(key, commitment(f));
            case "commitmentKept" ->
                new Evidence.Kept(key, commitment(f), f.path("scope").asDouble(1), Double.NaN);
            case "commitmentBroken" -> new Evidence.Broken(key, commitment(f), Evidence.Fault.COMMITTER);
            case "commitmentRenegotiated" ->
                new Evidence.Renegotiated(
                        key,
                        commitment(f),
                        time(f, "dueAt"),
                        f.path("scope").asDouble(1),
                        f.path("budgetIncrease").asDouble(0),
                        Evidence.Fault.COMMITTER);
            case "commitmentDeclined" ->
                new Evidence.Declined(key, null, Side.US, f.get("importance").asDouble());
            case "touchpoint" -> contact(key, f);
            case "experience" ->
                new Evidence.Experience(
                        key, f.get("good").asBoolean(), f.get("severity").asDouble());
            case "issueRaised" ->
                new Evidence.IssueRaised(
                        key,
                        key.ref(),
                        f.get("severity").asDouble(),
                        f.path("heated").asBoolean(false),
                        true,
                        f.path("stakeholder").asText(null));
            case "issueAcknowledged" ->
                new Evidence.IssueAcknowledged(key, f.get("issue").asText());
            case "issueResolved" ->
                new Evidence.IssueResolved(key, f.get("issue").asText());
            case "roadmapShared" -> new Evidence.RoadmapShared(key, direction(f));
            case "feedback" ->
                new Evidence.FeedbackGiven(key, direction(f), f.path("honest").asBoolean(true), Double.NaN, false);
            case "needsAssessed" ->
                new Evidence.NeedsAssessed(
                        key,
                        NeedScope.valueOf(f.get("scope").asText()),
                        f.path("depth").asDouble(1));
            case "stress" -> new Evidence.Stressed(key, f.get("level").asDouble(), null, false);
            default -> throw new IllegalArgumentException(type);
        };
    }

    private static Evidence contact(FactKey key, JsonNode f) {
        List<String> people = new ArrayList<>();
        f.path("participants").forEach(p -> people.add(p.asText()));
        List<String> topics = new ArrayList<>();
        f.path("topics").forEach(t -> topics.add(t.asText()));
        ContactLevel level = switch (f.get("channel").asText()) {
            case "MEETING", "EVENT", "VIDEO", "CALL" -> ContactLevel.SYNCHRONOUS;
            default -> f.path("mutual").asBoolean(false) ? ContactLevel.REPLIED : ContactLevel.ONE_WAY;
        };
        double response = f.has("responseTime")
                ? Duration.parse(f.get("responseTime").asText()).toMillis() / EpochDays.MILLIS
                : Double.NaN;
        return new Evidence.Contact(
                key,
                level,
                people,
                topics,
                ContactContext.valueOf(f.path("context").asText("ROUTINE")),
                response);
    }

    private static String commitment(JsonNode f) {
        return f.get("commitment").asText();
    }

    private static Direction direction(JsonNode f) {
        return Direction.valueOf(f.get("direction").asText());
    }

    private static Instant time(JsonNode f, String field) {
        return Instant.parse(f.get(field).asText());
    }

    private static int rank(String type) {
        return switch (type) {
            case "account", "stakeholder" -> 0;
            case "tie", "cadenceAgreed", "contract" -> 1;
            case "commitmentMade", "issueRaised" -> 2;
            case "commitmentProgressed", "issueAcknowledged" -> 3;
            case "commitmentRenegotiated" -> 4;
            case "stakeholderLeft" -> 9;
            default -> 5;
        };
    }
}
