package dev.troth.trust;

import dev.troth.ledger.Fact;
import dev.troth.platform.Cohort;
import dev.troth.platform.CurrentField;
import dev.troth.platform.Moment;
import dev.troth.platform.ReadAlong;
import dev.troth.platform.RoundTrip;
import dev.troth.platform.Row;
import dev.troth.scoring.AccountState;
import dev.troth.scoring.Assessment;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the model says of accounts, as of a moment. */
@ApplicationScoped
class Assessments implements ReadAlong {
    private static final String KEY = "assessments";

    /** The fields of an account that are made of its assessment. */
    private static final Set<String> FIELDS = Set.of("trust", "churnRisk");

    private final AccountStates states;
    private final RoundTrip roundTrip;

    Assessments(AccountStates states, RoundTrip roundTrip) {
        this.states = states;
        this.roundTrip = roundTrip;
    }

    /** Of a cohort of accounts, read together with what else they are asked for. */
    Map<UUID, Assessment> of(Cohort<? extends Row> accounts) {
        if (!accounts.has(KEY)) {
            roundTrip.read(accounts);
        }
        return accounts.once(KEY, () -> of(ids(accounts), accounts.moment()));
    }

    Map<UUID, Assessment> of(Collection<UUID> accounts, Moment moment) {
        return assessed(states.at(accounts, moment), moment);
    }

    @Override
    public Optional<Reading> reading(CurrentField field, Cohort<? extends Row> accounts) {
        return FIELDS.contains(field.name()) && !accounts.has(KEY)
                ? Optional.of(new OfStates(accounts, states.kept(ids(accounts), accounts.moment())))
                : Optional.empty();
    }

    /** Two fields may ask for the same at once; it is read once. */
    private final class OfStates implements Reading {
        private final Cohort<? extends Row> accounts;
        private final AccountStates.Kept kept;

        OfStates(Cohort<? extends Row> accounts, AccountStates.Kept kept) {
            this.accounts = accounts;
            this.kept = kept;
        }

        @Override
        public String sql() {
            return kept.sql();
        }

        @Override
        public @Nullable Object[] parameters() {
            return kept.parameters();
        }

        @Override
        public void visit(ResultSet row) throws SQLException {
            kept.visit(row);
        }

        @Override
        public void done() {
            accounts.once(KEY, () -> assessed(kept.states(), accounts.moment()));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof OfStates that && accounts == that.accounts;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(accounts);
        }
    }

    private Map<UUID, Assessment> assessed(Map<UUID, AccountState> of, Moment moment) {
        Map<UUID, Assessment> assessments = new HashMap<>();
        of.forEach((account, state) -> assessments.put(account, states.model().assess(state, moment.asOf())));
        return assessments;
    }

    private static List<UUID> ids(Cohort<? extends Row> accounts) {
        return accounts.members().stream().map(row -> row.id).toList();
    }

    /** What the model says of the account of a fact with what was known when it was recorded, with it or without. */
    Assessment around(Fact fact, boolean included, Instant asOf) {
        return states.model().assess(states.around(fact, included, asOf), asOf);
    }
}
