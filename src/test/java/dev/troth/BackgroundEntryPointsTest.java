package dev.troth;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.troth.platform.runtime.Housekeeping;
import dev.troth.platform.runtime.OneTimeTask;
import dev.troth.platform.runtime.TaskScheduler.TaskSource;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.interceptor.Interceptor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * All code that runs outside of a request, which sets the workspace: tasks, housekeeping, observers of the start, and work
 * on other threads. A table lists each with the test of the packaged application that checks its workspace, or with the
 * reason why it needs none. Threads that a library starts are not covered.
 */
class BackgroundEntryPointsTest {
    private static final JavaClasses TROTH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.troth");

    /** What is covered: entry point, test of the packaged application. */
    private static final String COVERED = """
            access.AuthenticationFilter.admit thread                      | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            access.AuthenticationFilter.checkWhileServed thread | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            access.AuthenticationFilter.audited thread                  | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            access.AuthenticationFilter.start start                       | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            exchange.DemoWorkspace.load start                   | ResilienceIT#copiedFolderAndExportGiveTheSameScores
            exchange.ParallelAppender.appendInParallel thread                | BackgroundIT#webhooksAreDeliveredOnceSignedAndInOrder
            exchange.job.JobStore.runMaintenance housekeeping             | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            exchange.job.JobService.<init> task                       | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            exchange.job.JobService.tasks task                        | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            exchange.job.JobService.runMaintenance housekeeping                 | BackgroundIT#workWithoutATaskIsScheduledAgain
            exchange.mailbox.AwaitedMessages.runMaintenance housekeeping  | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            exchange.subscription.NotifiedPolling.attempt thread              | BackgroundIT#subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly
            exchange.subscription.NotifiedPolling.next thread                 | BackgroundIT#subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly
            exchange.subscription.NotifiedPolling.stream thread               | BackgroundIT#subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly
            exchange.webhook.WebhookStore.settleAfterRestore start | BackgroundIT#startRebuildsEmptyTablesAndOrdersTheFeed
            exchange.webhook.WebhookStore.runMaintenance housekeeping     | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            exchange.webhook.WebhookScheduler.tasks task                | BackgroundIT#webhooksAreDeliveredOnceSignedAndInOrder, BackgroundIT#webhooksHoldBackTheAccountThatFailsAndSendTheDataOfTheirDocument
            ledger.FactFeed.settleAfterRestore start           | BackgroundIT#startRebuildsEmptyTablesAndOrdersTheFeed
            ledger.IdempotencyStore.runMaintenance housekeeping                | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            ledger.ProjectionRebuilder.start start                           | BackgroundIT#startRebuildsEmptyTablesAndOrdersTheFeed
            platform.runtime.OneTimeTask.task task                           | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            platform.runtime.HousekeepingTask.tasks task                | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            platform.runtime.TaskScheduler.start start                          | BackgroundIT#jobsSucceedWithinTheirOwnWorkspace
            platform.tenancy.WorkspaceScope.within thread               | BackgroundIT#subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly
            platform.tenancy.OperationPool.run thread       | BackgroundIT#modelVersionsAreComputedAndActivated
            graphql.EventStream.serve thread            | BackgroundIT#eventStreamsReceiveFactsOfTheirOwnWorkspaceOnly
            graphql.ConnectedCaller.check thread            | BackgroundIT#eventStreamsReceiveFactsOfTheirOwnWorkspaceOnly
            graphql.WebSocketConnection.init thread            | BackgroundIT#subscriptionsReceiveFactsOfTheirOwnWorkspaceOnly
            stakeholder.PersonErasure.runMaintenance housekeeping         | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            trust.state.ScoreTable.runMaintenance housekeeping                   | BackgroundIT#housekeepingErasesPeopleDeletesOldRowsAndRefreshesScores
            trust.model.ModelActivation.<init> task            | BackgroundIT#modelVersionsAreComputedAndActivated
            trust.model.ModelActivation.tasks task             | BackgroundIT#modelVersionsAreComputedAndActivated
            trust.model.ModelActivation.runMaintenance housekeeping      | BackgroundIT#workWithoutATaskIsScheduledAgain
            trust.backtest.BacktestRun.<init> task                 | BackgroundIT#backtestsAndCalibrationsComplete
            trust.backtest.BacktestRun.tasks task                  | BackgroundIT#backtestsAndCalibrationsComplete
            trust.backtest.BacktestRun.runMaintenance housekeeping           | BackgroundIT#workWithoutATaskIsScheduledAgain
            """;

    /** What reads and writes no rows of a workspace: entry point, reason. */
    private static final String WITHOUT_WORKSPACE = """
            platform.tenancy.RowLevelSecurity.check start                   | reads only which role it is
            platform.database.EmbeddedDatabase.start thread              | stops the embedded server when the process ends
            platform.database.ServerSupervisor.watch thread              | starts the embedded server again, reads no table
            platform.database.ChangeNotifier.<init> thread                      | listens to the channel, reads no table
            platform.database.ChangeNotifier.await thread                       | only wakes those that wait, who bind their own workspace
            platform.database.ChangeNotifier.start start                        | starts the listener
            platform.runtime.StartupBanner.say start                          | writes to the log
            graphql.BodyReader.collect thread        | cuts off a slow body
            graphql.McpTools.start start               | registers tools, reads no table
            graphql.GraphqlRoute.schema thread         | writes the schema, reads no table
            platform.tenancy.ConcurrencyLimit.enter thread | starts a request that binds its own workspace
            graphql.EventStream.onLoop thread           | writes to the response
            graphql.EventStream.timer thread            | closes streams that are not read
            graphql.WebSocketConnection.onLoop thread           | writes to the socket
            graphql.WebSocketConnection.serve thread            | pings, and closes sockets that do not greet
            graphql.WebSocketConnection.timer thread            | closes sockets that do not read
            """;

    /** Methods that run what they are given on another thread or later, by the class that declares them. */
    private static final Map<Class<?>, Set<String>> MOVERS = Map.of(
            Thread.class, Set.of("<init>", "ofPlatform", "ofVirtual", "startVirtualThread"),
            Timer.class, Set.of("<init>"),
            Vertx.class, Set.of("executeBlocking", "setTimer", "setPeriodic", "timer", "runOnContext"),
            Context.class, Set.of("executeBlocking", "runOnContext"),
            BaseStream.class, Set.of("parallel"),
            java.util.Collection.class, Set.of("parallelStream"));

    private static boolean movesWork(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return owner.isAssignableTo(Executor.class)
                || owner.isAssignableTo(Executors.class)
                || owner.isAssignableTo(Infrastructure.class)
                || owner.isAssignableTo(CompletionStage.class) && name.endsWith("Async")
                || owner.isAssignableTo(CompletableFuture.class) && name.endsWith("Async")
                || owner.getName().startsWith("io.smallrye.mutiny.")
                        && Set.of("emitOn", "runSubscriptionOn", "delayIt", "ticks")
                                .contains(name)
                || owner.getName().startsWith("java.util.concurrent.StructuredTaskScope")
                || MOVERS.entrySet().stream()
                        .anyMatch(mover -> owner.isAssignableTo(mover.getKey())
                                && mover.getValue().contains(name));
    }

    private static boolean definesTask(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(Tasks.class)
                || access.getTargetOwner().isAssignableTo(OneTimeTask.class)
                        && access.getTarget().getName().equals("<init>");
    }

    private static boolean observesStart(JavaCodeUnit method) {
        return method.getParameters().stream()
                .anyMatch(parameter -> parameter.isAnnotatedWith(Observes.class)
                                && parameter.getRawType().isEquivalentTo(StartupEvent.class)
                        || parameter.isAnnotatedWith(ObservesAsync.class));
    }

    /** All entry points, each with its kind, such as {@code exchange.webhook.WebhookScheduler.tasks task}. */
    private static Set<String> entryPoints() {
        Set<String> found = new TreeSet<>();
        for (JavaClass one : TROTH) {
            String name = one.getName().replaceFirst("dev\\.troth\\.", "");
            if (!one.isInterface() && one.isAssignableTo(Housekeeping.class)) {
                found.add(name + ".runMaintenance housekeeping");
            }
            if (!one.isInterface() && one.isAssignableTo(TaskSource.class)) {
                found.add(name + ".tasks task");
            }
            if (one.isAnnotatedWith(Startup.class)) {
                found.add(name + " start");
            }
            for (JavaCodeUnit method : one.getCodeUnits()) {
                String entry = name + "." + method.getName();
                if (observesStart(method) || method.isAnnotatedWith(Startup.class)) {
                    found.add(entry + " start");
                }
                if (method.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getSimpleName().startsWith("Scheduled"))) {
                    found.add(entry + " task");
                }
                if (method.getAccessesFromSelf().stream().anyMatch(BackgroundEntryPointsTest::definesTask)) {
                    found.add(entry + " task");
                }
                if (method.getAccessesFromSelf().stream().anyMatch(BackgroundEntryPointsTest::movesWork)) {
                    found.add(entry + " thread");
                }
            }
        }
        return found;
    }

    private static Map<String, String> table(String text) {
        return text.lines()
                .map(line -> line.split(" +\\| +"))
                .collect(Collectors.toMap(row -> row[0].strip(), row -> row[1].strip(), (a, b) -> a, TreeMap::new));
    }

    @Test
    void everyEntryPointIsCoveredOrNeedsNoWorkspace() {
        Set<String> known = new TreeSet<>(table(COVERED).keySet());
        known.addAll(table(WITHOUT_WORKSPACE).keySet());
        assertThat(entryPoints()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(table(COVERED))
                .doesNotContainKeys(table(WITHOUT_WORKSPACE).keySet().toArray(String[]::new));
    }

    @Test
    void everyTestNamedInTheTableExists() throws ClassNotFoundException {
        for (String covering : table(COVERED).values()) {
            for (String test : covering.split(", ")) {
                String[] parts = test.split("#");
                List<String> tests = Arrays.stream(
                                Class.forName("dev.troth." + parts[0]).getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName)
                        .toList();
                assertThat(parts[0]).endsWith("IT");
                assertThat(tests).as(test).contains(parts[1]);
            }
        }
    }

    /** Tasks may read and write anything: they begin when all else that a start does is done. */
    @Test
    void theSchedulerStartsLast() {
        Map<String, Integer> order = new TreeMap<>();
        for (JavaClass one : TROTH) {
            for (JavaCodeUnit method : one.getCodeUnits()) {
                method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotatedWith(Observes.class)
                                && parameter.getRawType().isEquivalentTo(StartupEvent.class))
                        .forEach(parameter -> order.put(one.getSimpleName(), priority(parameter)));
            }
        }
        int scheduler = order.remove("TaskScheduler");
        assertThat(order.remove("StartupBanner")).isGreaterThan(scheduler);
        assertThat(order)
                .hasSizeGreaterThan(5)
                .allSatisfy((name, priority) -> assertThat(priority).as(name).isLessThan(scheduler));
    }

    private static int priority(JavaParameter parameter) {
        return parameter.isAnnotatedWith(Priority.class)
                ? parameter.getAnnotationOfType(Priority.class).value()
                : Interceptor.Priority.APPLICATION + 500;
    }
}
