package dev.troth.trust.explain;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.ledger.Ledger;
import dev.troth.platform.batching.BatchContext;
import dev.troth.platform.batching.BatchReader;
import dev.troth.platform.batching.BatchedRead;
import dev.troth.platform.batching.CurrentField;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.database.Row;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Breach;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
import dev.troth.trust.evidence.EvidenceMapper;
import dev.troth.trust.score.Explanation;
import dev.troth.trust.state.AccountStateStore;
import dev.troth.trust.state.HistoricalStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Assessments of accounts by the model, as of a moment. */
@ApplicationScoped
public class AssessmentService implements BatchReader {
    private static final String KEY = "assessments";

    /** Fields of an account that are computed from its assessment. */
    private static final Set<String> FIELDS = Set.of("trust", "churnRisk", "continuity", "standingReview", "brief");

    private final AccountStateStore states;
    private final BatchedRead batchedRead;
    private final FactBatchLoader facts;
    private final Ledger ledger;

    AssessmentService(AccountStateStore states, BatchedRead batchedRead, FactBatchLoader facts, Ledger ledger) {
        this.states = states;
        this.batchedRead = batchedRead;
        this.facts = facts;
        this.ledger = ledger;
    }

    /** Returns the assessments of a batch of accounts, in the same round trip as its other fields. */
    public Map<UUID, Assessment> assess(BatchContext<? extends Row> accounts) {
        if (!accounts.has(KEY)) {
            batchedRead.read(CurrentField.get(), accounts);
        }
        return accounts.computeIfAbsent(KEY, () -> assess(accounts.ids(), accounts.moment()));
    }

    /** Returns the assessment of an account, read in a batch with its batch. */
    public Assessment assess(AccountView account) {
        return Objects.requireNonNull(assess(account.batch()).get(account.uuid()));
    }

    /**
     * Returns the assessment of an account at an instant in its past.
     *
     * @param facts all of the account, sorted; later facts are left out
     * @param market facts that belong to no account; later facts are left out
     */
    public Assessment assessAt(List<Fact> facts, List<Fact> market, Instant then) {
        Model model = states.model();
        return model.assess(new HistoricalStates(model, facts, market).at(then), then);
    }

    /**
     * Returns the assessments of an account at several instants, in their order.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public List<Assessment> assessAt(List<Fact> facts, List<Fact> market, List<Instant> instants) {
        Model model = states.model();
        List<AccountState> past = new HistoricalStates(model, facts, market).at(instants);
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            assessments.add(model.assess(past.get(i), instants.get(i)));
        }
        return assessments;
    }

    /** Returns the assessment at an instant if nothing had happened since an earlier one: the effect of time alone. */
    public Assessment assessAgedTo(List<Fact> known, List<Fact> market, Instant from, Instant to) {
        Model model = states.model();
        return model.assess(new HistoricalStates(model, known, market).at(from), to);
    }

    /**
     * Returns the assessments at an instant after each fact since an earlier one, one after the other, so that their
     * steps add up.
     *
     * @param step receives each fact with the assessment, which is valid until it returns
     */
    public void replay(
            List<Fact> known, List<Fact> market, Instant from, Instant to, BiConsumer<Fact, Assessment> step) {
        new HistoricalStates(states.model(), known, market).replay(from, to, step);
    }

    /** Returns the probability of churn within some days without any further touchpoint. */
    public static double silent(Assessment now, Instant asOf, int days) {
        return new Model(now.parameters()).silentForecast(now.state(), asOf, days);
    }

    /** Returns the evidence in facts, in folding order. */
    public static List<Evidence> evidence(List<Fact> known) {
        return EvidenceMapper.evidence(known);
    }

    /** Returns the breaches: events that divided credibility, in chronological order. */
    public List<Breach> breaches(List<Fact> known, Instant asOf) {
        return Breach.of(EvidenceMapper.evidence(known), asOf, states.model());
    }

    /** Returns the assessment as if this evidence occurred now; nothing is stored. */
    public Assessment whatIf(Assessment now, List<Evidence> hypothetical, Instant asOf) {
        return new Model(now.parameters()).whatIf(now.state(), hypothetical, asOf);
    }

    /**
     * Returns the assessment as if these facts were recorded now; nothing is stored.
     *
     * @param known facts of the account
     * @param happening not before the known facts
     */
    public Assessment whatIfFacts(Assessment now, List<Fact> known, List<Fact> happening, Instant asOf) {
        return whatIf(now, EvidenceMapper.evidence(happening, known), asOf);
    }

    /** Returns the explanation with these additional facts; nothing is stored. */
    public Explanation explainWith(List<Fact> known, List<Fact> hypothetical, List<Fact> market, Instant asOf) {
        List<Fact> all = new ArrayList<>(known);
        all.addAll(hypothetical);
        all.sort(null);
        return explain(all, market, asOf);
    }

    public Map<UUID, Assessment> assess(Collection<UUID> accounts, AsOf moment) {
        return assessed(states.at(accounts, moment), moment);
    }

    @Override
    public Optional<Reading> reading(CurrentField field, BatchContext<? extends Row> accounts) {
        AsOf moment = accounts.moment();
        return FIELDS.contains(field.name())
                ? Optional.of(states.reading(KEY, accounts.ids(), moment, of -> assessed(of, moment)))
                : Optional.empty();
    }

    private static Map<UUID, Assessment> assessed(AccountStateStore.Seen seen, AsOf moment) {
        Map<UUID, Assessment> assessments = new HashMap<>();
        seen.states()
                .forEach((account, state) ->
                        assessments.put(account, seen.model().assess(state, moment.asOf())));
        return assessments;
    }

    /** Returns the explanation of an account. The facts behind it are read on demand. */
    public Explanation explain(AccountView account) {
        BatchContext<? extends Row> batch = account.batch();
        Map<UUID, Explanation> all = batch.computeIfAbsent("explanations", HashMap::new);
        return all.computeIfAbsent(
                account.uuid(),
                id -> new Explanation(
                        assess(account),
                        batch.moment().asOf(),
                        () -> facts.of(batch, id),
                        () -> facts.ofMarket(batch)));
    }

    /** Returns the explanations of a batch of accounts by a version other than the active one. */
    public Map<UUID, Explanation> explainBy(Model model, BatchContext<? extends Row> accounts) {
        AsOf moment = accounts.moment();
        Map<UUID, Explanation> all = new HashMap<>();
        assessed(states.at(accounts.ids(), moment, model), moment)
                .forEach((account, assessment) -> all.put(
                        account,
                        new Explanation(
                                assessment,
                                moment.asOf(),
                                () -> facts.of(accounts, account),
                                () -> facts.ofMarket(accounts))));
        return all;
    }

    /** Returns the explanation of an account from some facts of it; later facts are left out. */
    public Explanation explain(List<Fact> known, List<Fact> market, Instant then) {
        List<Fact> seen = until(known, then);
        List<Fact> marketSeen = until(market, then);
        return new Explanation(assessAt(seen, marketSeen, then), then, () -> seen, () -> marketSeen);
    }

    private static List<Fact> until(List<Fact> facts, Instant then) {
        return Fact.seenAt(facts, then);
    }

    /**
     * Returns the explanation of the account of facts as known when they were recorded, with or without them.
     */
    Explanation explainAround(List<Fact> recorded, boolean included, Instant asOf) {
        List<Fact> history = ledger.historyUntil(recorded, included, asOf);
        return explain(history, ledger.seen(ledger.marketFacts(), AsOf.at(asOf)), asOf);
    }
}
