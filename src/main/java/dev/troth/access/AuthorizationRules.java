package dev.troth.access;

import dev.troth.platform.common.GlobalId;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.common.VisibilityScope.Detail;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.Actor;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            Query ADMIN accessGrants apiKeys auditEntries deprecatedUses
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
            DeprecatedUse ADMIN clients element lastUsedAt reason uses
            DeprecatedUseClient ADMIN firstUsedAt lastUsedAt name uses version
            AuditEntry ADMIN address arguments caller callerId guarded member occurredAt operation refused requestId
            Job IMPORT accepted amended bytes createdAt done dryRun errorPolicy errors facts failure finishedAt format known
            Job IMPORT firstFacts notices phase progress read refused skippedEntries skipped skips source startedAt status
            Job IMPORT version
            Source IMPORT amended createdAt format known lagSeconds lastRunAt lastSuccessAt options name refused refusedEntries
            Source IMPORT runs skipped state taken version
            WebhookDelivery WEBHOOKS attempts createdAt deliveredAt failure httpStatus nextAt status
            WebhookDelivery WEBHOOKS+PEOPLE_PII+POLITICS body payload
            """;

    /** Allowlist of the fields that customers may query through the portal: mutual commitments and their progress. */
    private static final String SHARED = """
            Query account(id:) account(ref:) me
            Me account member name ownAccountsOnly scopes workspace
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

    /** Required scopes of endpoints outside GraphQL, by method and first path segment. */
    private static final Map<String, Set<AccessScope>> PATHS = Map.of(
            "POST /facts", Set.of(AccessScope.IMPORT),
            "GET /facts", Set.of(AccessScope.EXPORT, AccessScope.PEOPLE_PII),
            "GET /export", Set.of(AccessScope.EXPORT),
            "GET /audit", Set.of(AccessScope.ADMIN),
            "GET /people", Set.of(AccessScope.PEOPLE_PII),
            "GET /q", Set.of(AccessScope.METRICS),
            "POST /jobs", Set.of(AccessScope.IMPORT),
            "GET /jobs", Set.of(AccessScope.IMPORT),
            "GET /sources", Set.of(AccessScope.IMPORT));

    /** Types without records of the workspace: results of what the caller does. Their fields do not require READ. */
    private static final Set<String> RESULTS =
            Set.of("Me", "UserError", "PageInfo", "WebhookTest", "EntryError", "SkippedEntry", "SkipCount");

    /** Fields of a record that a caller without READ may query, to identify what was written. */
    private static final Set<String> KEYS = Set.of("id", "ref", "version");

    /** Fields of a fact that a caller without READ may query: they identify the fact that the caller wrote. */
    private static final Set<String> KEYS_OF_FACTS =
            Set.of("Fact.type", "Fact.subject", "Fact.occurredAt", "Fact.planned", "Fact.recordedAt");

    private static final List<String> ROOTS = List.of("Query.", "Mutation.", "Subscription.");

    private static final Map<String, Set<AccessScope>> BY_COORDINATE = read();
    private static final Set<String> OPEN_TO_CUSTOMERS = shared();

    private AuthorizationRules() {}

    private static Map<String, Set<AccessScope>> read() {
        Map<String, Set<AccessScope>> rules = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" ");
            Set<AccessScope> scopes = Arrays.stream(words[1].split("\\+"))
                    .map(AccessScope::valueOf)
                    .collect(Collectors.toUnmodifiableSet());
            Arrays.stream(words).skip(2).forEach(field -> rules.put(words[0] + "." + field, scopes));
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

    /**
     * Returns the part of a workspace that a caller sees.
     *
     * @param ownedBy ref of a member, to see only the accounts that this member owns; null for no such limit
     * @param account ref of the only visible account; null for no such limit
     */
    static VisibilityScope visibility(
            @Nullable String ownedBy, @Nullable String account, Collection<AccessScope> scopes) {
        Detail readable = scopes.contains(AccessScope.PEOPLE_PII) ? Detail.CONTACTS : Detail.RECORDS;
        return new VisibilityScope(
                ownedBy,
                account,
                scopes.contains(AccessScope.POLITICS),
                scopes.contains(AccessScope.READ) ? readable : Detail.NOTHING);
    }

    /**
     * Returns who does the work of a caller.
     *
     * @param member ref of the member who is signed in; null if it is not a member
     */
    static Actor actor(GlobalId credential, @Nullable String member, Collection<AccessScope> scopes) {
        return new Actor(credential.toString(), member, scopes.contains(AccessScope.ON_BEHALF));
    }

    /** Returns the required scopes of a field by its own rule; empty if it has none. */
    static Set<AccessScope> of(String coordinate) {
        return BY_COORDINATE.getOrDefault(coordinate, Set.of());
    }

    /** Returns the required scopes of a field: those of its own rule, or READ if it shows a record. */
    private static Set<AccessScope> needed(String coordinate) {
        Set<AccessScope> own = of(coordinate);
        return own.isEmpty() && showsARecord(coordinate) ? Set.of(AccessScope.READ) : own;
    }

    private static boolean showsARecord(String coordinate) {
        int dot = coordinate.indexOf('.');
        String type = coordinate.substring(0, dot);
        return coordinate.indexOf('(') < 0
                && !type.endsWith("Payload")
                && !RESULTS.contains(type)
                && !KEYS.contains(coordinate.substring(dot + 1))
                && !KEYS_OF_FACTS.contains(coordinate);
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
        if (isAtRoot(coordinate) && of(coordinate).isEmpty()) {
            return Optional.of("%s cannot be called: it has no access rule.".formatted(coordinate));
        }
        return needed(coordinate).stream()
                .filter(scope -> !caller.may(scope))
                .min(Comparator.naturalOrder())
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

    /** Returns the required scopes of an endpoint outside GraphQL; empty if it has no rule. */
    static Set<AccessScope> ofPath(String method, String path) {
        int end = path.indexOf('/', 1);
        return PATHS.getOrDefault(method + " " + (end < 0 ? path : path.substring(0, end)), Set.of());
    }

    /** Returns the endpoints outside GraphQL that have a rule: their methods and first path segments. */
    static Set<String> paths() {
        return PATHS.keySet();
    }

    /** Returns all rules, by field. */
    static Map<String, Set<AccessScope>> all() {
        return BY_COORDINATE;
    }

    /** Returns all fields that customers may query. */
    static Set<String> openToCustomers() {
        return OPEN_TO_CUSTOMERS;
    }
}
