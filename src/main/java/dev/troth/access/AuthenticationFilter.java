package dev.troth.access;

import dev.troth.access.AccessSettings.AccessMode;
import dev.troth.platform.database.Database.DatabaseFault;
import dev.troth.platform.http.HttpErrorResponse;
import dev.troth.platform.http.RequestEnd;
import dev.troth.platform.http.RequestIds;
import dev.troth.platform.runtime.Metrics;
import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.AuditedRequest;
import dev.troth.platform.security.Caller;
import dev.troth.platform.security.CallerScope;
import dev.troth.platform.tenancy.ConcurrencyLimit;
import dev.troth.platform.tenancy.CurrentWorkspace;
import dev.troth.platform.tenancy.WorkspaceScope;
import dev.troth.platform.tenancy.Workspaces;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Authentication filter in front of every endpoint. Rejects unauthenticated requests and attaches the {@link Caller} to
 * authenticated ones.
 */
@ApplicationScoped
class AuthenticationFilter implements AccessControl {
    private static final Logger LOG = Logger.getLogger("Troth");
    static final String CALLER = "troth.caller";
    private static final String BEARER = "bearer ";

    private static final int BEFORE_EVERYTHING = -2000;
    private static final int AFTER_MIGRATIONS = 600;
    private static final int SHORTEST_FIRST_KEY = 32;

    /** Part of the database connections that one workspace gets for requests to other endpoints than GraphQL: a sixth. */
    private static final int SHARE = 6;

    private static final int WAITING = 100;

    /** Paths that need no authentication: the health checks and the empty query editor. */
    private static final List<String> OPEN =
            List.of("/q/health", "/q/graphql-ui", "/docs", "/llms.txt", "/facts/schema.json");

    /** Query parameters whose values are written to the audit log. */
    private static final Set<String> AUDITED =
            Set.of("account", "type", "format", "asOf", "source", "dryRun", "async", "onChange", "errorPolicy");

    private final AccessSettings settings;
    private final ApiKeyStore keys;
    private final AccessGrantStore grantStore;
    private final AuditLog auditLog;
    private final RateLimiter rateLimiter;
    private final Metrics metrics;
    private final LocalWorkspace localWorkspace;
    private final Workspaces workspaces;
    private final CurrentWorkspace workspace;
    private final Vertx vertx;
    private final String host;
    private final AccessMode mode;
    private final LocalHosts localHosts;
    private final ConcurrencyLimit limit;

    AuthenticationFilter(
            AccessSettings settings,
            ApiKeyStore keys,
            AccessGrantStore grantStore,
            AuditLog auditLog,
            RateLimiter rateLimiter,
            Metrics metrics,
            LocalWorkspace localWorkspace,
            Workspaces workspaces,
            CurrentWorkspace workspace,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections)
            throws AccessModeValidator.Open {
        this.settings = settings;
        this.keys = keys;
        this.grantStore = grantStore;
        this.auditLog = auditLog;
        this.rateLimiter = rateLimiter;
        this.metrics = metrics;
        this.localWorkspace = localWorkspace;
        this.workspaces = workspaces;
        this.workspace = workspace;
        this.vertx = vertx;
        this.limit = new ConcurrencyLimit(vertx, Math.max(1, connections / SHARE), connections);
        this.host = host;
        this.localHosts = new LocalHosts(settings.localAnywhere().orElse(false));
        this.mode =
                AccessModeValidator.of(settings.mode(), settings.localAnywhere().orElse(false), host);
    }

    void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
        if (mode == AccessMode.LOCAL) {
            LOG.infof("Access mode: local. Every request to %s has all permissions.", host);
            return;
        }
        settings.issuer().filter(issuer -> !TokenVerifier.isSafe(issuer)).ifPresent(issuer -> {
            throw new IllegalStateException(
                    "TROTH_ACCESS_ISSUER is \"%s\", which is not https: keys could be replaced in transit. Maybe https?"
                            .formatted(issuer));
        });
        settings.bootstrapKey().ifPresent(secret -> {
            if (secret.length() < SHORTEST_FIRST_KEY) {
                throw new IllegalStateException(
                        "TROTH_ACCESS_BOOTSTRAP_KEY has %d characters, but must have at least %d random ones."
                                .formatted(secret.length(), SHORTEST_FIRST_KEY));
            }
            UUID home = settings.bootstrapWorkspace().map(workspaces::named).orElse(Workspaces.FIRST);
            WorkspaceScope.run(home, () -> keys.createFirst(secret));
        });
        if (keys.areNone()) {
            LOG.warn("Access mode: keys, but no key exists. Set TROTH_ACCESS_BOOTSTRAP_KEY to at least 32 "
                    + "random characters.");
        }
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (mode == AccessMode.LOCAL) {
            String reason = localHosts.refusal(request.request());
            if (reason != null) {
                refuse(request, 403, "FORBIDDEN", reason);
                return;
            }
        }
        if (HttpMethod.OPTIONS.equals(request.request().method()) || isOpen(request) || isGreetedLater(request)) {
            request.next();
            return;
        }
        String authorization = request.request().getHeader("Authorization");
        String named = request.request().getHeader(WORKSPACE_HEADER);
        request.request().pause();
        vertx.<Optional<Caller>>executeBlocking(() -> authenticate(authorization, named), false)
                .onSuccess(caller -> answering(request, () -> decide(request, authorization, caller)))
                .onFailure(fault -> unavailable(request, fault));
    }

    private void decide(RoutingContext request, @Nullable String authorization, Optional<Caller> caller) {
        if (request.response().closed()) {
            // The client has gone, and its body cannot be read any more.
            return;
        }
        if (caller.isEmpty()) {
            refuse(
                    request,
                    401,
                    "UNAUTHENTICATED",
                    authorization == null
                            ? "The request has no credentials. Send a key or a token as Authorization: Bearer …"
                            : "The key or token is unknown, revoked or expired, or is not of the workspace. Users name their"
                                    + " workspace by the header " + WORKSPACE_HEADER + ".");
        } else {
            serve(request, caller.get());
        }
    }

    /** Vert.x only logs what a handler of a future throws: the request would stay unanswered. */
    private void answering(RoutingContext request, Runnable handler) {
        try {
            handler.run();
        } catch (RuntimeException | Error fault) {
            String requestId = RequestIds.of(request.request().getHeader(RequestIds.HEADER));
            LOG.errorf(fault, "Request %s failed", requestId);
            if (!request.response().ended()) {
                request.response().putHeader(RequestIds.HEADER, requestId);
                refuse(request, 500, "INTERNAL", "Something went wrong on our side. It is in our log.");
            }
        }
    }

    private void unavailable(RoutingContext request, Throwable fault) {
        request.response().putHeader("Retry-After", "1");
        if (DatabaseFault.isUnavailable(fault)) {
            LOG.warnf("Authentication failed because the database is unavailable: %s", fault.getMessage());
            refuse(request, 503, "UNAVAILABLE", DatabaseFault.UNAVAILABLE);
        } else {
            LOG.error("Authentication failed with an unexpected error", fault);
            refuse(request, 503, "INTERNAL", "Internal error. Maybe retry in a moment?");
        }
    }

    private static AuditedRequest asked(RoutingContext request) {
        String requestId = RequestIds.of(request.request().getHeader(RequestIds.HEADER));
        request.response().putHeader(RequestIds.HEADER, requestId);
        return new AuditedRequest(
                Set.of(), parameters(request), request.request().remoteAddress().hostAddress(), requestId, null);
    }

    /** The values of parameters that name something; of the others, such as filters, only that they were there. */
    private static List<String> parameters(RoutingContext request) {
        return request.queryParams().entries().stream()
                .map(one -> one.getKey() + "=" + (AUDITED.contains(one.getKey()) ? one.getValue() : "…"))
                .toList();
    }

    private void serve(RoutingContext request, Caller caller) {
        RateLimitDecision decision = rateLimiter.decide(caller);
        decision.headers().forEach(request.response()::putHeader);
        if (decision.pause().isPresent()) {
            long seconds = decision.pause().get().toSeconds();
            refuse(request, 429, "RATE_LIMITED", "Rate limit exceeded. Retry in " + seconds + " s.");
            return;
        }
        request.put(CALLER, caller);
        checkWhileServed(request, caller);
        if (runsOperations(request.normalizedPath())) {
            request.next();
        } else if (isAuthorized(caller, request)) {
            serveInTurn(request, caller);
        } else {
            audited(
                    request,
                    caller,
                    true,
                    () -> refuse(request, 403, "FORBIDDEN", "The key or user lacks the scope for this endpoint."));
        }
    }

    /**
     * An export holds a database connection for as long as its client reads, so a workspace gets some of them. Further
     * requests of the workspace wait for the end of others, with a body that is not read yet.
     */
    private void serveInTurn(RoutingContext request, Caller caller) {
        limit.enter(caller.view().workspace(), WAITING)
                .onSuccess(leave -> {
                    RequestEnd.then(request, leave);
                    if (!request.response().closed()) {
                        answering(request, () -> audited(request, caller, false, request::next));
                    }
                })
                .onFailure(crowded -> {
                    request.response().putHeader("Retry-After", "1");
                    refuse(request, 429, "RATE_LIMITED", String.valueOf(crowded.getMessage()));
                });
    }

    /**
     * Ends a request that takes long, such as an export or the upload of a file, when the rights of its caller end. The
     * status may have been sent already, so the connection is closed. Event streams check themselves, and tell why they
     * end.
     */
    private void checkWhileServed(RoutingContext request, Caller caller) {
        if (caller.id() == null || isStream(request)) {
            return;
        }
        String authorization = request.request().getHeader("Authorization");
        String named = request.request().getHeader(WORKSPACE_HEADER);
        long timer = vertx.setPeriodic(
                RECHECK.toMillis(),
                tick -> vertx.executeBlocking(() -> isUnchanged(authorization, named, caller), false)
                        .onSuccess(permitted -> {
                            if (!permitted && !request.response().ended()) {
                                request.response().reset();
                            }
                        }));
        RequestEnd.then(request, () -> vertx.cancelTimer(timer));
    }

    /** Only this endpoint sends streams. A client can ask for one anywhere, and must not escape the check by that. */
    private static boolean isStream(RoutingContext request) {
        return request.normalizedPath().equals("/graphql")
                && String.valueOf(request.request().getHeader("Accept")).contains("text/event-stream");
    }

    /** Audits requests outside GraphQL. Operations are audited after they have been parsed. */
    private void audited(RoutingContext request, Caller caller, boolean refused, Runnable then) {
        AuditedRequest auditedRequest = asked(request);
        String endpoint = request.request().method() + " " + request.normalizedPath();
        vertx.executeBlocking(
                        () -> WorkspaceScope.within(caller.view(), () -> {
                            auditLog.record(endpoint, auditedRequest, caller, refused);
                            return caller;
                        }),
                        false)
                .onSuccess(kept -> answering(request, then))
                .onFailure(fault -> unavailable(request, fault));
    }

    private static boolean isOpen(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals("/") || OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    /** A websocket authenticates in its first message. The schema is public if it is served at all. */
    private static boolean isGreetedLater(RoutingContext request) {
        String upgrade = String.valueOf(request.request().getHeader("Upgrade"));
        return (upgrade.equalsIgnoreCase("websocket")
                        && request.normalizedPath().equals("/graphql"))
                || request.normalizedPath().equals("/graphql/schema.graphql");
    }

    /** Returns whether the operations of an endpoint are authorized, audited and limited by themselves. */
    private static boolean runsOperations(String path) {
        return path.startsWith("/graphql") || path.equals("/mcp");
    }

    private static boolean isAuthorized(Caller caller, RoutingContext request) {
        String path = request.normalizedPath();
        // A path without a rule requires ADMIN: a path with unusual characters could be interpreted differently by a
        // later handler.
        Set<AccessScope> needed =
                AuthorizationRules.ofPath(request.request().method().name(), path);
        return caller.scopes().containsAll(needed.isEmpty() ? Set.of(AccessScope.ADMIN) : needed);
    }

    private void refuse(RoutingContext request, int status, String code, String message) {
        metrics.refused(status);
        request.request().resume();
        if (status == 401) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        HttpErrorResponse.send(request.response(), status, code, message);
    }

    @Override
    public Optional<Caller> authenticate(@Nullable String authorization, @Nullable String named) {
        if (mode == AccessMode.LOCAL) {
            return Optional.of(Caller.local(localWorkspace.id()));
        }
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        UUID workspaceId = null;
        if (named != null) {
            workspaceId = workspaceId(named);
            if (workspaceId == null) {
                return Optional.empty();
            }
        }
        String secret = authorization.substring(BEARER.length()).strip();
        Optional<Caller> caller = looksLikeAToken(secret) ? grantStore.find(secret, workspaceId) : keys.find(secret);
        UUID meant = workspaceId;
        return caller.filter(known -> meant == null || known.view().workspace().equals(meant));
    }

    private static @Nullable UUID workspaceId(String named) {
        try {
            return UUID.fromString(named.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** A signed token (JWT) has three parts separated by dots; a key contains no dot. */
    private static boolean looksLikeAToken(String secret) {
        return secret.chars().filter(c -> c == '.').count() == 2;
    }

    @Override
    public Optional<Caller> present(@Nullable UUID credential) {
        if (credential == null) {
            return mode == AccessMode.LOCAL ? Optional.of(Caller.local(workspace.id())) : Optional.empty();
        }
        return keys.present(credential).or(() -> grantStore.present(credential));
    }

    @Override
    public Optional<Duration> pause(Caller caller) {
        return rateLimiter.decide(caller).pause();
    }

    @Override
    public Optional<Caller> current() {
        return CallerScope.bound().or(RequestWorkspace::ofRequest);
    }

    @Override
    public Optional<Caller> callerOf(RoutingContext request) {
        return Optional.ofNullable(request.get(CALLER));
    }

    @Override
    public Optional<String> denialReason(Caller caller, Set<String> coordinates) {
        return AuthorizationRules.refusal(caller, coordinates);
    }

    @Override
    public void auditRefusal(AuditedRequest auditedRequest, Caller caller) {
        auditLog.recordRefusal(auditedRequest, caller);
    }

    @Override
    public void audit(AuditedRequest auditedRequest, Caller caller) {
        auditLog.record(auditedRequest, caller);
    }
}
