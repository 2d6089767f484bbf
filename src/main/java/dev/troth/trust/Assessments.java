package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.ledger.AccountFacts;
import dev.troth.ledger.Fact;
import dev.troth.ledger.Ledger;
import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.platform.RoundTrip;
import dev.troth.platform.Row;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Breach;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.Model;
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
public class Assessments implements ReadAlong {
    private static final String KEY = "assessments";

    /** Fields of an account that are computed from its assessment. */
    private static final Set<String> FIELDS = Set.of("trust", "churnRisk", "continuity", "standingReview");

    private final AccountStates states;
    private final RoundTrip roundTrip;
    private final AccountFacts facts;
    private final Ledger ledger;

    Assessments(AccountStates states, RoundTrip roundTrip, AccountFacts facts, Ledger ledger) {
        this.states = states;
        this.roundTrip = roundTrip;
        this.facts = facts;
        this.ledger = ledger;
    }

    /** Returns the assessments of a cohort of accounts, in the same round trip as its other fields. */
    public Map<UUID, Assessment> of(Cohort<? extends Row> accounts) {
        if (!accounts.has(KEY)) {
            roundTrip.read(accounts);
        }
        return accounts.once(KEY, () -> of(accounts.ids(), accounts.moment()));
    }

    /** Returns the assessment of an account, read in a batch with its cohort. */
    public Assessment of(AccountView account) {
        return Objects.requireNonNull(of(account.cohort()).get(account.uuid()));
    }

    /**
     * Returns the assessment of an account at an instant in its past.
     *
     * @param facts all of the account, sorted; later facts are left out
     * @param market facts that belong to no account; later facts are left out
     */
    public Assessment past(List<Fact> facts, List<Fact> market, Instant then) {
        Model model = states.model();
        return model.assess(new PastStates(model, facts, market).at(then), then);
    }

    /**
     * Returns the assessments of an account at several instants, in their order.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public List<Assessment> past(List<Fact> facts, List<Fact> market, List<Instant> instants) {
        Model model = states.model();
        List<AccountState> past = new PastStates(model, facts, market).at(instants);
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            assessments.add(model.assess(past.get(i), instants.get(i)));
        }
        return assessments;
    }

    /** Returns the assessment at an instant if nothing had happened since an earlier one: the effect of time alone. */
    public Assessment aged(List<Fact> known, List<Fact> market, Instant from, Instant to) {
        Model model = states.model();
        return model.assess(new PastStates(model, known, market).at(from), to);
    }

    /**
     * Returns the assessments at an instant after each fact since an earlier one, one after the other, so that their
     * steps add up.
     *
     * @param step receives each fact with the assessment, which is valid until it returns
     */
    public void replay(
            List<Fact> known, List<Fact> market, Instant from, Instant to, BiConsumer<Fact, Assessment> step) {
        new PastStates(states.model(), known, market).replay(from, to, step);
    }

    /** Returns the probability of churn within some days without any further touchpoint. */
    public static double silent(Assessment now, Instant asOf, int days) {
        return new Model(now.parameters()).silentForecast(now.state(), asOf, days);
    }

    /** Returns the evidence in facts, in folding order. */
    public static List<Evidence> evidence(List<Fact> known) {
        return EvidenceMaker.evidence(known);
    }

    /** Returns the breaches: events that divided credibility, in chronological order. */
    public List<Breach> breaches(List<Fact> known, Instant asOf) {
        return Breach.of(EvidenceMaker.evidence(known), asOf, states.model());
    }

    /** Returns the assessment as if this evidence occurred now; nothing is stored. */
    public Assessment whatIf(Assessment now, List<Evidence> hypothetical, Instant asOf) {
        return new Model(now.parameters()).whatIf(now.state(), hypothetical, asOf);
    }

    /**
     * Returns the assessment as if these facts were recorded now; nothing is stored.
     *
     * @param happening not before the known facts
     */
    public Assessment whatIfSaid(Assessment now, List<Fact> happening, Instant asOf) {
        return whatIf(now, EvidenceMaker.evidence(happening), asOf);
    }

    /** Returns the explanation with these additional facts; nothing is stored. */
    public Explanation with(List<Fact> known, List<Fact> hypothetical, List<Fact> market, Instant asOf) {
        List<Fact> all = new ArrayList<>(known);
        all.addAll(hypothetical);
        all.sort(null);
        return explained(all, market, asOf);
    }

    public Map<UUID, Assessment> of(Collection<UUID> accounts, Moment moment) {
        return assessed(states.at(accounts, moment), moment);
    }

    @Override
    public Optional<Reading> reading(CurrentField field, Cohort<? extends Row> accounts) {
        Moment moment = accounts.moment();
        return FIELDS.contains(field.name())
                ? Optional.of(states.reading(KEY, accounts.ids(), moment, of -> assessed(of, moment)))
                : Optional.empty();
    }

    private static Map<UUID, Assessment> assessed(AccountStates.Seen seen, Moment moment) {
        Map<UUID, Assessment> assessments = new HashMap<>();
        seen.states()
                .forEach((account, state) ->
                        assessments.put(account, seen.model().assess(state, moment.asOf())));
        return assessments;
    }

    /** Returns the explanation of an account. The facts behind it are read on demand. */
    public Explanation explained(AccountView account) {
        Cohort<? extends Row> cohort = account.cohort();
        Map<UUID, Explanation> all = cohort.once("explanations", HashMap::new);
        return all.computeIfAbsent(
                account.uuid(),
                id -> new Explanation(
                        of(account), cohort.moment().asOf(), () -> facts.of(cohort, id), () -> facts.ofMarket(cohort)));
    }

    /** Returns the explanations of a cohort of accounts by a version other than the active one. */
    public Map<UUID, Explanation> by(Model model, Cohort<? extends Row> accounts) {
        Moment moment = accounts.moment();
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
    public Explanation explained(List<Fact> known, List<Fact> market, Instant then) {
        List<Fact> seen = until(known, then);
        List<Fact> marketSeen = until(market, then);
        return new Explanation(past(seen, marketSeen, then), then, () -> seen, () -> marketSeen);
    }

    private static List<Fact> until(List<Fact> facts, Instant then) {
        return facts.stream().filter(fact -> !fact.at().isAfter(then)).toList();
    }

    /**
     * Returns the explanation of the account of a fact as known when the fact was recorded, with or without that fact.
     */
    Explanation around(Fact fact, boolean included, Instant asOf) {
        List<Fact> history = ledger.historyUntil(fact, included, asOf);
        return explained(history, ledger.seen(ledger.marketFacts(), Moment.at(asOf)), asOf);
    }
}
