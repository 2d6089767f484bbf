package dev.troth.access;

import dev.troth.platform.guard.Caller;
import dev.troth.platform.guard.Scope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Authorization rules for all operations, in one place. Denies by default: a root field without a rule cannot be
 * called.
 */
final class Rules {
    private static final String TABLE = """
            Query READ account accounts backtest backtests checkCommitment checkDraft commitment commitments contracts feedback
            Query READ initiatives insights issues me member members model models nextBestActions node nodes outcomes
            Query READ playbooks revenueAtRisk segment segments signals simulate stakeholder stakeholders ties today touchpoints
            Query WEBHOOKS webhooks
            Query IMPORT job jobs
            Query ADMIN accesses apiKeys audit
            Mutation WRITE acknowledgeInsight acknowledgeIssue addStakeholder agreeCadence answerQuestion askForReason
            Mutation WRITE assessNeeds breakCommitment changePriority changeStance createSegment recordConsent declineCommitment
            Mutation WRITE deleteSegment deliverValue endInitiative endPlaybook endTie finishStep followCoaching forgiveCommitment
            Mutation WRITE giveFeedback giveNotice keepCommitment makeCommitment noteInsight openAccount planHandover
            Mutation WRITE progressCommitment raiseIssue recordAccommodation recordAvailability recordChurn recordCoaching
            Mutation WRITE recordDeparture recordExperience recordOpportunity recordSignal recordStress recordTie recordTouchpoint
            Mutation WRITE releaseCommitment renegotiateCommitment renewContract replyToIssue requestCommitment resolveIssue
            Mutation WRITE retireInsight reviewInsight settleInitiative shareRoadmap signContract spendEffort startInitiative
            Mutation WRITE startPlaybook updateAccount updateSegment withdrawCommitment writePlaybook
            Mutation IMPORT cancelJob importJob
            Mutation CORRECT amendFact retractFact
            Mutation ERASE erasePerson keepPeople
            Mutation POLITICS enablePolitics
            Mutation MODELS activateModel createModel learnModel retireModel shadowModel startBacktest
            Mutation WEBHOOKS createWebhook deleteWebhook replayDelivery rotateWebhookSecret testWebhook updateWebhook
            Mutation ADMIN createApiKey grantAccess limitMembers registerDocuments revokeAccess revokeApiKey
            Subscription READ accountChanged events
            Subscription IMPORT jobProgress
            Account POLITICS politics
            Person PEOPLE_PII email phone
            Event PEOPLE_PII json
            Access ADMIN account createdAt lastUsedAt member revokedAt role subject
            ApiKey ADMIN createdAt expiresAt lastUsedAt name prefix revokedAt scopes
            Webhook WEBHOOKS active createdAt deliveries segment skipSources types url version
            AuditEntry ADMIN address at caller guarded member operation requestId
            Job IMPORT accepted bytes createdAt done dryRun errorPolicy errors facts failure finishedAt format known phase
            Job IMPORT progress read refused startedAt state version
            WebhookDelivery WEBHOOKS attempts createdAt deliveredAt failure nextAt payload state status
            """;

    /** Allowlist of the fields that customers may query through the portal: mutual commitments and their progress. */
    private static final String SHARED = """
            Query account(id:) account(ref:) me
            Me account member name scopes seesOwnAccountsOnly
            Account cadence commitments(first:) commitments(after:) contracts(first:) contracts(after:) id issues(first:)
            Account issues(after:) name ref
            Cadence agreedAt agreedDays nextDueAt
            Commitment dueAt firstDueAt id madeAt over percent ref renegotiations requestedAt settledAt side status title
            CommitmentConnection edges nodes pageInfo totalCount
            CommitmentEdge cursor node
            Contract id ref renewsOn startsOn status value
            ContractConnection edges nodes pageInfo totalCount
            ContractEdge cursor node
            Issue acknowledgedAt id kind raisedAt ref repliedAt resolvedAt status
            IssueConnection edges nodes pageInfo totalCount
            IssueEdge cursor node
            Money amount currency
            PageInfo endCursor hasNextPage hasPreviousPage startCursor
            """;

    /** Required scope of endpoints outside GraphQL, by method and first path segment. */
    private static final Map<String, Scope> PATHS = Map.of(
            "POST /facts", Scope.IMPORT,
            "GET /facts", Scope.EXPORT,
            "GET /export", Scope.EXPORT,
            "GET /audit", Scope.ADMIN,
            "GET /people", Scope.PEOPLE_PII,
            "GET /q", Scope.METRICS,
            "POST /jobs", Scope.IMPORT,
            "GET /jobs", Scope.IMPORT);

    private static final List<String> ROOTS = List.of("Query.", "Mutation.", "Subscription.");

    private static final Map<String, Scope> BY_COORDINATE = read();
    private static final Set<String> OPEN_TO_CUSTOMERS = shared();

    private Rules() {}

    private static Map<String, Scope> read() {
        Map<String, Scope> rules = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ");
            Arrays.stream(words).skip(2).forEach(field -> rules.put(words[0] + "." + field, Scope.valueOf(words[1])));
        });
        return Map.copyOf(rules);
    }

    private static Set<String> shared() {
        Set<String> open = new HashSet<>();
        SHARED.lines()
                .map(line -> line.split(" "))
                .forEach(words -> Arrays.stream(words).skip(1).forEach(field -> {
                    open.add(words[0] + "." + field);
                    open.add(words[0] + "." + field.replaceFirst("\\(.*", ""));
                }));
        return Set.copyOf(open);
    }

    /** Returns the required scope of a field; empty if there is none. */
    static Optional<Scope> of(String coordinate) {
        return Optional.ofNullable(BY_COORDINATE.get(coordinate));
    }

    /** Returns the reason why a caller may not query the fields; empty if it may query all of them. */
    static Optional<String> refusal(Caller caller, Set<String> coordinates) {
        boolean customer = caller.view().sight().account() != null;
        Function<String, Optional<String>> refusal =
                customer ? Rules::refusalToCustomer : coordinate -> refusal(caller, coordinate);
        return coordinates.stream()
                .filter(coordinate -> refusal.apply(coordinate).isPresent())
                .min(Comparator.naturalOrder())
                .flatMap(refusal);
    }

    private static Optional<String> refusal(Caller caller, String coordinate) {
        Optional<Scope> needed = of(coordinate);
        if (needed.isEmpty() && isAtRoot(coordinate)) {
            return Optional.of("%s cannot be called: it has no access rule.".formatted(coordinate));
        }
        return needed.filter(scope -> !caller.may(scope))
                .map(scope -> "%s requires the scope %s, which \"%s\" does not have."
                        .formatted(coordinate, scope, caller.name()));
    }

    private static Optional<String> refusalToCustomer(String coordinate) {
        return OPEN_TO_CUSTOMERS.contains(coordinate)
                ? Optional.empty()
                : Optional.of("%s is not available to customers.".formatted(coordinate));
    }

    private static boolean isAtRoot(String coordinate) {
        return ROOTS.stream().anyMatch(coordinate::startsWith) && coordinate.indexOf('(') < 0;
    }

    /** Returns the required scope of an endpoint outside GraphQL; empty if it has no rule. */
    static Optional<Scope> ofPath(String method, String path) {
        int end = path.indexOf('/', 1);
        return Optional.ofNullable(PATHS.get(method + " " + (end < 0 ? path : path.substring(0, end))));
    }

    /** Returns all rules, by field. */
    static Map<String, Scope> all() {
        return BY_COORDINATE;
    }

    /** Returns all fields that customers may query. */
    static Set<String> openToCustomers() {
        return OPEN_TO_CUSTOMERS;
    }
}
