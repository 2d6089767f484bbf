package dev.troth.access;

import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
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
final class AuthorizationRules {
    private static final String TABLE = """
            Query READ account accounts backtest backtests checkCommitment checkDraft commitment commitments contract
            Query READ contracts exchangeRates feedback initiative initiatives insight insights issue issues me member memberActions
            Query READ members model models nextBestActions node nodes outcomes playbooks revenueAtRisk revenueAtRiskTotal segment segments
            Query READ signal signals simulate stakeholder stakeholders tie ties touchpoint touchpoints
            Query READ unownedActions
            Query WEBHOOKS webhooks
            Query IMPORT job jobs source sources
            Query ADMIN accessGrants apiKeys auditEntries
            Mutation WRITE acknowledgeInsight acknowledgeIssue addStakeholder agreeCadence announceChange answerQuestion
            Mutation WRITE assessNeeds breakCommitment changePriority changeStakeholder changeStance
            Mutation WRITE completePlaybookStep confirmValue createSegment decideOpportunity declineCommitment
            Mutation WRITE deleteSegment endAvailability endCadence endInitiative endPlaybookRun endSignal endTie
            Mutation WRITE forgiveCommitment giveFeedback keepCommitment makeCommitment noteInsight openAccount
            Mutation WRITE planHandover progressCommitment raiseIssue recordAccommodation recordAvailability recordChurn
            Mutation WRITE recordCoaching recordCoachingFollowUp recordConsent recordDeparture recordEffort
            Mutation WRITE recordExperience recordOpportunity recordReasonRequest recordReceipt recordSettlement
            Mutation WRITE recordSignal recordStress recordTie recordTouchpoint recordValueDelivered releaseCommitment
            Mutation WRITE renegotiateCommitment renewContract replyToIssue requestCommitment resolveIssue retireInsight
            Mutation WRITE registerMember reviewInsight savePlaybook setExchangeRates shareCommitment shareInsight
            Mutation WRITE shareRoadmap
            Mutation WRITE signContract startInitiative startPlaybookRun tellEffort updateAccount updateMember
            Mutation WRITE updateSegment withdrawCommitment
            Mutation IMPORT cancelJob commitJob deleteSource resendRefusedEntries saveSource
            Mutation CORRECT amendFact retractFact
            Mutation ERASE erasePerson setPersonRetention
            Mutation POLITICS enablePolitics
            Mutation MODELS activateModel calibrateModel createModel retireModel shadowModel startBacktest
            Mutation WEBHOOKS createWebhook deleteWebhook replayDelivery rotateWebhookSecret testWebhook updateWebhook
            Mutation ADMIN createApiKey grantAccess registerDocuments revokeAccess revokeApiKey setMemberVisibility
            Subscription READ accountChanged facts
            Subscription IMPORT jobProgress
            Account POLITICS politics
            Person PEOPLE_PII email phone
            Fact PEOPLE_PII json
            AccessGrant ADMIN account createdAt lastUsedAt member revokedAt role subject
            ApiKey ADMIN createdAt expiresAt lastUsedAt name prefix revokedAt scopes
            Webhook WEBHOOKS active createdAt deliveries document segment skipSources types url version
            AuditEntry ADMIN address caller guarded member occurredAt operation requestId
            Job IMPORT accepted amended bytes createdAt done dryRun errorPolicy errors facts failure finishedAt format known
            Job IMPORT firstFacts notices phase progress read refused skippedEntries skipped skips source startedAt status
            Job IMPORT version
            Source IMPORT amended createdAt format known lagSeconds lastRunAt lastSuccessAt options name refused refusedEntries
            Source IMPORT runs skipped state taken version
            WebhookDelivery WEBHOOKS attempts createdAt deliveredAt failure httpStatus nextAt payload status
            """;

    /** Allowlist of the fields that customers may query through the portal: mutual commitments and their progress. */
    private static final String SHARED = """
            Query account(id:) account(ref:) me
            Me account member name ownAccountsOnly scopes
            Account cadence commitments(first:) commitments(after:) contracts(first:) contracts(after:) id issues(first:)
            Account issues(after:) name ref
            Cadence agreedAt agreedDays nextDueAt
            Commitment dueAt firstDueAt id madeAt outOfScope percent ref renegotiations requestedAt settledAt side
            Commitment status title
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
    private static final Map<String, AccessScope> PATHS = Map.of(
            "POST /facts", AccessScope.IMPORT,
            "GET /facts", AccessScope.EXPORT,
            "GET /export", AccessScope.EXPORT,
            "GET /audit", AccessScope.ADMIN,
            "GET /people", AccessScope.PEOPLE_PII,
            "GET /q", AccessScope.METRICS,
            "POST /jobs", AccessScope.IMPORT,
            "GET /jobs", AccessScope.IMPORT,
            "GET /sources", AccessScope.IMPORT);

    private static final List<String> ROOTS = List.of("Query.", "Mutation.", "Subscription.");

    private static final Map<String, AccessScope> BY_COORDINATE = read();
    private static final Set<String> OPEN_TO_CUSTOMERS = shared();

    private AuthorizationRules() {}

    private static Map<String, AccessScope> read() {
        Map<String, AccessScope> rules = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ");
            Arrays.stream(words)
                    .skip(2)
                    .forEach(field -> rules.put(words[0] + "." + field, AccessScope.valueOf(words[1])));
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
    static Optional<AccessScope> of(String coordinate) {
        return Optional.ofNullable(BY_COORDINATE.get(coordinate));
    }

    /** Returns the reason why a caller may not query the fields; empty if it may query all of them. */
    static Optional<String> refusal(Caller caller, Set<String> coordinates) {
        boolean customer = caller.view().visibility().account() != null;
        Function<String, Optional<String>> refusal =
                customer ? AuthorizationRules::refusalToCustomer : coordinate -> refusal(caller, coordinate);
        return coordinates.stream()
                .filter(coordinate -> refusal.apply(coordinate).isPresent())
                .min(Comparator.naturalOrder())
                .flatMap(refusal);
    }

    private static Optional<String> refusal(Caller caller, String coordinate) {
        Optional<AccessScope> needed = of(coordinate);
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
    static Optional<AccessScope> ofPath(String method, String path) {
        int end = path.indexOf('/', 1);
        return Optional.ofNullable(PATHS.get(method + " " + (end < 0 ? path : path.substring(0, end))));
    }

    /** Returns all rules, by field. */
    static Map<String, AccessScope> all() {
        return BY_COORDINATE;
    }

    /** Returns all fields that customers may query. */
    static Set<String> openToCustomers() {
        return OPEN_TO_CUSTOMERS;
    }
}
