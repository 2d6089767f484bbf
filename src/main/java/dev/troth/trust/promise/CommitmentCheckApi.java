package dev.troth.trust.promise;

import dev.troth.account.Accounts;
import dev.troth.platform.CurrentWorkspace;
import dev.troth.platform.Database;
import dev.troth.platform.Moments;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.trust.promise.CommitmentCheck.Past;
import dev.troth.trust.promise.CommitmentCheck.Plan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Promises before they are made, in the schema. */
@GraphQLApi
public class CommitmentCheckApi {
    private static final int MOST = 2000;
    private static final double USUAL_IMPORTANCE = 0.5;
    private static final double UNKNOWN_RATE = 0.8;

    private final Accounts accounts;
    private final Database database;
    private final CurrentWorkspace workspace;
    private final Moments moments;

    CommitmentCheckApi(Accounts accounts, Database database, CurrentWorkspace workspace, Moments moments) {
        this.accounts = accounts;
        this.database = database;
        this.workspace = workspace;
        this.moments = moments;
    }

    @Query
    @NonNull
    @Description("How likely we would keep a promise, before we make it. Nothing is kept.")
    public CommitmentCheck checkCommitment(@NonNull CheckCommitmentInput input) {
        Instant now = moments.now().asOf();
        Require.notBefore("dueAt", input.dueAt(), "now", now);
        Require.share("importance", input.importance());
        List<UUID> account = accounts.uuidsOf(input.account(), moments.now());
        if (account.isEmpty()) {
            throw Refusal.unknown("account", "There is no account \"%s\".", input.account());
        }
        List<Told> all = told(account.getFirst(), input.madeBy());
        int open = load(all, input.madeBy(), now);
        Plan plan = new Plan(
                now,
                input.dueAt(),
                input.neededBy(),
                Objects.requireNonNullElse(input.importance(), USUAL_IMPORTANCE),
                open);
        return CommitmentCheck.of(plan, past(all, input.madeBy()), usualRate());
    }

    /** A promise of ours as the table has it. */
    private record Told(
            @Nullable String madeBy,
            Instant madeAt,
            Instant dueAt,
            @Nullable Instant settledAt,
            String status,
            @Nullable String attribution,
            double importance) {

        boolean isJudged() {
            return settledAt != null
                    && (status.equals("KEPT")
                            || (status.equals("BROKEN")
                                    && (attribution == null
                                            || attribution.equals("US")
                                            || attribution.equals("COMPANY"))));
        }

        boolean wasOpenAt(Instant at) {
            return !madeAt.isAfter(at) && (settledAt == null || settledAt.isAfter(at));
        }
    }

    /** The latest promises to the account, and of whoever is to promise. */
    private List<Told> told(UUID account, @Nullable String madeBy) {
        return database.query(
                """
                select made_by, made_at, due_at, settled_at, status, attribution, importance from commitment
                where workspace_id = ? and side = 'US' and made_at is not null and (account_id = ? or made_by = ?)
                order by made_at desc limit ?
                """,
                row -> new Told(
                        row.getString("made_by"),
                        Database.instant(row, "made_at"),
                        Database.instant(row, "due_at"),
                        row.getObject("settled_at") == null ? null : Database.instant(row, "settled_at"),
                        row.getString("status"),
                        row.getString("attribution"),
                        row.getDouble("importance")),
                workspace.id(),
                account,
                madeBy,
                MOST);
    }

    private static List<Past> past(List<Told> all, @Nullable String madeBy) {
        List<Past> past = new ArrayList<>();
        for (Told told : all) {
            if (told.isJudged()) {
                Instant settled = Objects.requireNonNull(told.settledAt);
                boolean kept = told.status.equals("KEPT");
                past.add(new Past(
                        madeBy == null || madeBy.equals(told.madeBy),
                        told.madeAt,
                        told.dueAt,
                        settled,
                        kept && !settled.isAfter(told.dueAt),
                        kept,
                        told.importance,
                        load(all, told.madeBy, told.madeAt) - 1));
            }
        }
        return past;
    }

    /** What somebody had open at an instant. */
    private static int load(List<Told> all, @Nullable String madeBy, Instant at) {
        return (int) all.stream()
                .filter(told -> Objects.equals(madeBy, told.madeBy) && told.wasOpenAt(at))
                .count();
    }

    /** How often promises of ours are kept in time, whoever makes them; four of five while none was. */
    private double usualRate() {
        return database.query(
                        """
                        select count(*) filter (where status = 'KEPT' and settled_at <= due_at) as good, count(*) as of
                        from commitment where workspace_id = ? and side = 'US' and status in ('KEPT', 'BROKEN')
                        """,
                        row -> row.getLong("of") == 0 ? UNKNOWN_RATE : (double) row.getLong("good") / row.getLong("of"),
                        workspace.id())
                .getFirst();
    }

    @Description("What is about to be promised.")
    @Input("CheckCommitmentInput")
    public record CheckCommitmentInput(
            @Description("The account: its id, or your own ref of it.") @Id @NonNull
            String account,

            @Description("By when.") @NonNull Instant dueAt,

            @Description("When they need it.") @Nullable Instant neededBy,

            @Description("0 to 1; 0.5 when absent.") @Nullable
            Double importance,

            @Description("Ref of the member who would promise; judged by all of us when absent.") @Nullable
            String madeBy) {}
}
