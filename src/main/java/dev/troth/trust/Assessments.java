package dev.troth.trust;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.platform.RoundTrip;
import dev.troth.platform.Row;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import dev.troth.scoring.Evidence;
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

/** What the model says of accounts, as of a moment. */
@ApplicationScoped
public class Assessments implements ReadAlong {
    private static final String KEY = "assessments";

    /** The fields of an account that are made of its assessment. */
    private static final Set<String> FIELDS = Set.of("trust", "churnRisk", "continuity", "standingReview");

    private final AccountStates states;
    private final RoundTrip roundTrip;

    Assessments(AccountStates states, RoundTrip roundTrip) {
        this.states = states;
        this.roundTrip = roundTrip;
    }

    /** Of a cohort of accounts, read together with what else they are asked for. */
    public Map<UUID, Assessment> of(Cohort<? extends Row> accounts) {
        if (!accounts.has(KEY)) {
            roundTrip.read(accounts);
        }
        return accounts.once(KEY, () -> of(accounts.ids(), accounts.moment()));
    }

    /** Of an account, read together with those it was asked for with. */
    public Assessment of(AccountView account) {
        return Objects.requireNonNull(of(account.cohort()).get(account.uuid()));
    }

    /**
     * What the model said of an account at an instant in its past.
     *
     * @param facts all of the account, sorted; those after the instant are left out
     * @param market facts that belong to no account, likewise
     */
    public Assessment past(List<Fact> facts, List<Fact> market, Instant then) {
        return states.model().assess(states.past(facts, market, then), then);
    }

    /**
     * What the model said of an account at several instants, in their order.
     *
     * @param facts all of the account, sorted
     * @param market facts that belong to no account, sorted
     */
    public List<Assessment> past(List<Fact> facts, List<Fact> market, List<Instant> instants) {
        List<AccountState> past = states.past(facts, market, instants);
        List<Assessment> assessments = new ArrayList<>();
        for (int i = 0; i < past.size(); i++) {
            assessments.add(states.model().assess(past.get(i), instants.get(i)));
        }
        return assessments;
    }

    /** What the model would say if this happened now, too; nothing is kept. */
    public Assessment whatIf(Assessment now, List<Evidence> hypothetical, Instant asOf) {
        return states.model().whatIf(now.state(), hypothetical, asOf);
    }

    /** What the model would say with these facts, too; nothing is kept. */
    public Assessment with(List<Fact> facts, List<Fact> hypothetical, List<Fact> market, Instant asOf) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(hypothetical);
        all.sort(null);
        return past(all, market, asOf);
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

    private Map<UUID, Assessment> assessed(Map<UUID, AccountState> of, Moment moment) {
        Map<UUID, Assessment> assessments = new HashMap<>();
        of.forEach((account, state) -> assessments.put(account, states.model().assess(state, moment.asOf())));
        return assessments;
    }

    /** What the model says of the account of a fact with what was known when it was recorded, with it or without. */
    Assessment around(Fact fact, boolean included, Instant asOf) {
        return states.model().assess(states.around(fact, included, asOf), asOf);
    }
}
