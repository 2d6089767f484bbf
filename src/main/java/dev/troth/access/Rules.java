package dev.troth.access;

import dev.troth.platform.guard.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who may call what, in one place. What stands at a root and is not in it, nobody may call. */
final class Rules {
    private static final String TABLE = """
            Query READ account accounts backtest backtests checkCommitment checkDraft commitment commitments contracts feedback
            Query READ initiatives insights issues job jobs member members model models nextBestActions node nodes outcomes
            Query READ playbooks revenueAtRisk segment segments signals simulate stakeholder stakeholders ties today touchpoints
            Query WEBHOOKS webhooks
            Query ADMIN apiKeys
            Mutation WRITE acknowledgeInsight acknowledgeIssue addStakeholder agreeCadence answerQuestion askForReason
            Mutation WRITE assessNeeds breakCommitment cancelJob changePriority changeStance createSegment declineCommitment
            Mutation WRITE deleteSegment deliverValue endInitiative endPlaybook endTie finishStep followCoaching forgiveCommitment
            Mutation WRITE giveFeedback giveNotice importJob keepCommitment makeCommitment noteInsight openAccount planHandover
            Mutation WRITE progressCommitment raiseIssue recordAccommodation recordAvailability recordChurn recordCoaching
            Mutation WRITE recordDeparture recordExperience recordOpportunity recordSignal recordStress recordTie recordTouchpoint
            Mutation WRITE releaseCommitment renegotiateCommitment renewContract replyToIssue requestCommitment resolveIssue
            Mutation WRITE retireInsight reviewInsight settleInitiative shareRoadmap signContract spendEffort startInitiative
            Mutation WRITE startPlaybook updateAccount updateSegment withdrawCommitment writePlaybook
            Mutation CORRECT amendFact retractFact
            Mutation POLITICS enablePolitics
            Mutation MODELS activateModel createModel learnModel retireModel shadowModel startBacktest
            Mutation WEBHOOKS createWebhook deleteWebhook replayDelivery rotateWebhookSecret testWebhook updateWebhook
            Mutation ADMIN createApiKey registerDocuments revokeApiKey
            Subscription READ accountChanged events jobProgress
            Account POLITICS politics
            Person PEOPLE_PII email phone
            Event PEOPLE_PII json
            ApiKey ADMIN createdAt expiresAt lastUsedAt name prefix revokedAt scopes
            Webhook WEBHOOKS active createdAt deliveries segment skipSources types url version
            WebhookDelivery WEBHOOKS attempts createdAt deliveredAt failure nextAt payload state status
            """;

    /** What the ways in that are not GraphQL ask for: method and first part of the path. */
    private static final Map<String, Scope> PATHS = Map.of(
            "POST /facts", Scope.WRITE,
            "GET /facts", Scope.EXPORT,
            "GET /export", Scope.EXPORT,
            "POST /jobs", Scope.WRITE,
            "GET /jobs", Scope.READ);

    private static final Map<String, Scope> BY_COORDINATE = read();

    private Rules() {}

    private static Map<String, Scope> read() {
        Map<String, Scope> rules = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ");
            Arrays.stream(words).skip(2).forEach(field -> rules.put(words[0] + "." + field, Scope.valueOf(words[1])));
        });
        return Map.copyOf(rules);
    }

    /** What a field asks for; empty when it asks for nothing. */
    static Optional<Scope> of(String coordinate) {
        return Optional.ofNullable(BY_COORDINATE.get(coordinate));
    }

    /** What a way in that is not GraphQL asks for; empty when there is no such way. */
    static Optional<Scope> ofPath(String method, String path) {
        int end = path.indexOf('/', 1);
        return Optional.ofNullable(PATHS.get(method + " " + (end < 0 ? path : path.substring(0, end))));
    }

    /** All fields that there are rules for. */
    static Map<String, Scope> all() {
        return BY_COORDINATE;
    }
}
