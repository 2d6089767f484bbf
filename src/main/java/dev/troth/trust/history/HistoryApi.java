package dev.troth.trust.history;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import dev.troth.platform.list.Link;
import dev.troth.platform.list.LinkProvider;
import dev.troth.platform.list.PageSize;
import dev.troth.trust.explain.AssessmentService;
import dev.troth.trust.explain.FactEffectConnection;
import dev.troth.trust.history.ScoreChanges.ScoreChange;
import dev.troth.trust.score.FactEffect;
import dev.troth.trust.score.ScoreCode;
import dev.troth.trust.score.ScoreMeasure;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** GraphQL queries for histories. */
@GraphQLApi
public class HistoryApi implements LinkProvider {
    /** Three years of days. */
    private static final int MOST_POINTS = 1100;

    private static final int MOST_DAYS = 3650;

    private final AssessmentService assessments;
    private final FactBatchLoader facts;
    private final FactAccess access;

    HistoryApi(AssessmentService assessments, FactBatchLoader facts, FactAccess access) {
        this.assessments = assessments;
        this.facts = facts;
        this.access = access;
    }

    @Override
    public List<Link> links() {
        return List.of(
                Link.one(
                        "Breach",
                        "commitment",
                        "Commitment",
                        "Commitment that was not kept as agreed. Null if the breach is about an issue.",
                        BreachView.class,
                        BreachView::commitmentRef),
                Link.one(
                        "Breach",
                        "issue",
                        "Issue",
                        "Issue that was resolved late or not at all. Null if the breach is about a commitment.",
                        BreachView.class,
                        BreachView::issueRef));
    }

    @NonNull
    @Description("History of a score, from one pass over the facts.")
    public ScoreHistory scoreHistory(
            @Source AccountView account,
            @NonNull @Description("Score.") ScoreCode score,
            @NonNull @Description("Start.") Instant from,
            @Description("End. Defaults to the instant as of which the account is read, which is also the maximum.")
                    @Nullable
                    Instant to,
            @NonNull @DefaultValue("WEEK") @Description("Interval between the points; at most 1,100 points.")
                    Granularity granularity,
            @DefaultValue("90") @Description("Horizon of churn risk in days, 1 to 3650.") @Nullable Integer days) {
        Instant end = end(account, from, to);
        ScoreMeasure measure = measure(score, days);
        List<Instant> points = granularity.points(from, end, MOST_POINTS);
        if (points.size() > MOST_POINTS) {
            throw RejectedException.invalid(
                    "granularity",
                    "From %s to %s there are more than %d points. Maybe WEEK or MONTH?",
                    from,
                    end,
                    MOST_POINTS);
        }
        return ScoreHistory.of(measure, points, assessments.assessAt(facts(account), market(account), points));
    }

    @Description("Change of a score between two instants, split into time and facts. Null if it had no value at one of "
            + "them.")
    public @Nullable ScoreChange scoreChanges(
            @Source AccountView account,
            @NonNull @DefaultValue("TRUST") @Description("Score.") ScoreCode score,
            @NonNull @Description("First instant.") Instant from,
            @Description("Second instant. Defaults to the instant as of which the account is read, which is also "
                            + "the maximum.")
                    @Nullable
                    Instant to,
            @DefaultValue("90") @Description("Horizon of churn risk in days, 1 to 3650.") @Nullable Integer days) {
        Instant end = end(account, from, to);
        ScoreMeasure measure = measure(score, days);
        List<Fact> all = facts(account);
        List<Fact> market = market(account);
        boolean unrated = measure.unrated(assessments.assessAt(all, market, from))
                        .isPresent()
                || measure.unrated(assessments.assessAt(all, market, end)).isPresent();
        return unrated ? null : ScoreChanges.of(measure, all, market, from, end, assessments);
    }

    @NonNull
    @Description(
            "Facts in between, with the effect of each when it was added to those before it, strongest first. They "
                    + "add up to byFacts.")
    public FactEffectConnection facts(
            @Source ScoreChange change,
            @Description(PageSize.ANYWHERE) @Nullable Integer first,
            @Description(PageSize.LAST) @Nullable Integer last,
            @Description(PageSize.AFTER) @Nullable String after,
            @Description(PageSize.BEFORE) @Nullable String before) {
        return FactEffectConnection.page(
                access.readable(change.inOrder(), FactEffect::fact), first, last, after, before);
    }

    @NonNull
    @Description(
            "Breaches that divided credibility, latest first; those still overdue come before all others. Ours, or for "
                    + "accounts of kind VENDOR theirs. A renegotiation before the due time is not a breach.")
    public List<@NonNull BreachView> breaches(
            @Source AccountView account, @Description(PageSize.ANYWHERE) @Nullable Integer first) {
        List<Fact> all = facts(account);
        return BreachView.all(
                all, assessments.breaches(all, account.batch().moment().asOf()), PageSize.of(first));
    }

    private List<Fact> facts(AccountView account) {
        return facts.of(account.batch(), account.uuid());
    }

    private List<Fact> market(AccountView account) {
        return facts.ofMarket(account.batch());
    }

    private static Instant end(AccountView account, Instant from, @Nullable Instant to) {
        Instant seen = account.batch().moment().asOf();
        Instant end = to == null ? seen : to;
        if (end.isAfter(seen)) {
            throw RejectedException.invalid(
                    "to", "to is %s, but the account is read as of %s. Maybe pass it as asOf?", end, seen);
        }
        if (!from.isBefore(end)) {
            throw RejectedException.invalid("from", "from is %s, which is not before %s.", from, end);
        }
        return end;
    }

    private static ScoreMeasure measure(ScoreCode score, @Nullable Integer days) {
        int horizon = days == null ? ScoreMeasure.USUAL_DAYS : days;
        return new ScoreMeasure(score, Require.between("days", horizon, 1, MOST_DAYS));
    }
}
