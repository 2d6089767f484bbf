package dev.troth.access;

import dev.troth.platform.Database.DatabaseFault;
import dev.troth.platform.HttpRefusal;
import dev.troth.platform.Meters;
import dev.troth.platform.RequestIds;
import dev.troth.platform.WorkspaceScope;
import dev.troth.platform.Workspaces;
import dev.troth.platform.guard.Asked;
import dev.troth.platform.guard.Caller;
import dev.troth.platform.guard.Guard;
import dev.troth.platform.guard.AccessScope;
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

/** Stands before every way in: lets nobody pass who does not prove that they belong, and tells the others who they are. */
@ApplicationScoped
class Doorkeeper implements Guard {
    private static final Logger LOG = Logger.getLogger("Troth");
    static final String CALLER = "troth.caller";
    private static final String BEARER = "bearer ";
    private static final int BEFORE_EVERYTHING = -2000;
    private static final int AFTER_MIGRATIONS = 600;
    private static final int SHORTEST_FIRST_KEY = 32;

    /** Where everybody may look: whether it runs, and the empty form to ask in. All other ways are closed. */
    private static final List<String> OPEN = List.of("/q/health", "/q/graphql-ui");

    private final AccessSettings settings;
    private final ApiKeys keys;
    private final Grants grants;
    private final Audit audit;
    private final RateLimits rates;
    private final Meters meters;
    private final LocalWorkspace localWorkspace;
    private final Workspaces workspaces;
    private final Vertx vertx;
    private final String host;
    private final AccessMode mode;

    Doorkeeper(
            AccessSettings settings,
            ApiKeys keys,
            Grants grants,
            Audit audit,
            RateLimits rates,
            Meters meters,
            LocalWorkspace localWorkspace,
            Workspaces workspaces,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.http.host") String host)
            throws AccessChoice.Open {
        this.settings = settings;
        this.keys = keys;
        this.grants = grants;
        this.audit = audit;
        this.rates = rates;
        this.meters = meters;
        this.localWorkspace = localWorkspace;
        this.workspaces = workspaces;
        this.vertx = vertx;
        this.host = host;
        this.mode = AccessChoice.of(settings.mode(), settings.localAnywhere().orElse(false), host);
    }

    void start(@Observes @Priority(AFTER_MIGRATIONS) StartupEvent event) {
        if (mode == AccessMode.LOCAL) {
            LOG.infof("Access: local. Whoever reaches %s may do everything.", host);
            return;
        }
        settings.issuer().filter(issuer -> !Tokens.isSafe(issuer)).ifPresent(issuer -> {
            throw new IllegalStateException(
                    "TROTH_ACCESS_ISSUER is \"%s\", and whoever is on the way there could sign in as anybody. Maybe https?"
                            .formatted(issuer));
        });
        settings.firstKey().ifPresent(secret -> {
            if (secret.length() < SHORTEST_FIRST_KEY) {
                throw new IllegalStateException(
                        "TROTH_ACCESS_FIRST_KEY has %d characters, which can be guessed. Take %d random ones at least."
                                .formatted(secret.length(), SHORTEST_FIRST_KEY));
            }
            UUID home = settings.firstWorkspace().map(workspaces::named).orElse(Workspaces.FIRST);
            WorkspaceScope.run(home, () -> keys.createFirst(secret));
        });
        if (keys.areNone()) {
            LOG.warn(
                    "Access: keys, but there is none. Start with TROTH_ACCESS_FIRST_KEY=(32 random characters or more).");
        }
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_EVERYTHING).handler(this::admit);
    }

    private void admit(RoutingContext request) {
        if (HttpMethod.OPTIONS.equals(request.request().method()) || isOpen(request) || isGreetedLater(request)) {
            request.next();
            return;
        }
        String authorization = request.request().getHeader("Authorization");
        request.request().pause();
        vertx.<Optional<Caller>>executeBlocking(() -> enter(authorization), false)
                .onSuccess(caller -> {
                    if (caller.isEmpty()) {
                        refuse(
                                request,
                                401,
                                "UNAUTHENTICATED",
                                authorization == null
                                        ? "Nobody is signed in. Send a key or a token as Authorization: Bearer …"
                                        : "This key or token is not known here, or not any more.");
                    } else if (!mayGoThere(caller.get(), request)) {
                        refuse(request, 403, "FORBIDDEN", "You may not do that: a scope is missing.");
                    } else {
                        serve(request, caller.get());
                    }
                })
                .onFailure(fault -> unavailable(request, fault));
    }

    private void unavailable(RoutingContext request, Throwable fault) {
        request.response().putHeader("Retry-After", "1");
        if (DatabaseFault.isUnavailable(fault)) {
            LOG.warnf("Nobody can be let in: the database is not available: %s", fault.getMessage());
            refuse(request, 503, "UNAVAILABLE", DatabaseFault.UNAVAILABLE);
        } else {
            LOG.error("Nobody could be let in", fault);
            refuse(request, 503, "INTERNAL", "Something went wrong on our side. Try again soon.");
        }
    }

    private static Asked asked(RoutingContext request) {
        String requestId = RequestIds.of(request.request().getHeader(RequestIds.HEADER));
        request.response().putHeader(RequestIds.HEADER, requestId);
        return new Asked(Set.of(), request.request().remoteAddress().hostAddress(), requestId);
    }

    private void serve(RoutingContext request, Caller caller) {
        Optional<Duration> pause = rates.pause(caller);
        if (pause.isPresent()) {
            long seconds = pause.get().plusMillis(999).toSeconds();
            request.response().putHeader("Retry-After", Long.toString(seconds));
            refuse(request, 429, "RATE_LIMITED", "That was too much at once. Try again in " + seconds + " s.");
            return;
        }
        request.put(CALLER, caller);
        if (request.normalizedPath().startsWith("/graphql")) {
            request.next();
        } else {
            serveKept(request, caller);
        }
    }

    /** Ways in that are not GraphQL are written down here; what is asked in GraphQL, where it is understood. */
    private void serveKept(RoutingContext request, Caller caller) {
        Asked asked = asked(request);
        String way = request.request().method() + " " + request.normalizedPath();
        vertx.executeBlocking(
                        () -> WorkspaceScope.within(caller.view(), () -> {
                            audit.keep(way, asked, caller);
                            return caller;
                        }),
                        false)
                .onSuccess(kept -> request.next())
                .onFailure(fault -> unavailable(request, fault));
    }

    private static boolean isOpen(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals("/") || OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    /** A websocket says who it is in its first message; the schema is for everybody where it is shown at all. */
    private static boolean isGreetedLater(RoutingContext request) {
        String upgrade = String.valueOf(request.request().getHeader("Upgrade"));
        return (upgrade.equalsIgnoreCase("websocket")
                        && request.normalizedPath().equals("/graphql"))
                || request.normalizedPath().equals("/graphql/schema.graphql");
    }

    private static boolean mayGoThere(Caller caller, RoutingContext request) {
        String path = request.normalizedPath();
        if (path.startsWith("/graphql")) {
            return true;
        }
        // What there is no rule for, such as a path with odd characters that somebody behind us may understand, few may
        // try.
        return caller.may(Rules.ofPath(request.request().method().name(), path).orElse(AccessScope.ADMIN));
    }

    private void refuse(RoutingContext request, int status, String code, String message) {
        meters.refused(status);
        request.request().resume();
        if (status == 401) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
        }
        HttpRefusal.send(request.response(), status, code, message);
    }

    @Override
    public Optional<Caller> enter(@Nullable String authorization) {
        if (mode == AccessMode.LOCAL) {
            return Optional.of(Caller.local(localWorkspace.id()));
        }
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String secret = authorization.substring(BEARER.length()).strip();
        return looksLikeAToken(secret) ? grants.find(secret) : keys.find(secret);
    }

    /** Three parts, as a signed token has; no key has a dot. */
    private static boolean looksLikeAToken(String secret) {
        return secret.chars().filter(c -> c == '.').count() == 2;
    }

    @Override
    public Optional<Caller> callerOf(RoutingContext request) {
        return Optional.ofNullable(request.get(CALLER));
    }

    @Override
    public Optional<String> refusal(Caller caller, Set<String> coordinates) {
        return Rules.refusal(caller, coordinates);
    }

    @Override
    public void keep(Asked asked, Caller caller) {
        audit.keep(asked, caller);
    }
}
