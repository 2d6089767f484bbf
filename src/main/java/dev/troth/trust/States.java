package dev.troth.trust;

import dev.troth.scoring.Model;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Operations on stored states and scores that versions of the model need. */
@ApplicationScoped
public class States {
    private final AccountStates states;
    private final ScoreRows scores;
    private final Models models;

    States(AccountStates states, ScoreRows scores, Models models) {
        this.states = states;
        this.scores = scores;
        this.models = models;
    }

    /** Folds accounts again with a version and stores their states. The caller holds the locks of these accounts. */
    public void compute(Collection<UUID> accounts, String version) {
        Model model = models.version(version).orElseThrow();
        states.keep(accounts, model);
    }

    /** Recomputes the score rows that lists are sorted by. */
    public void refreshAll() {
        scores.refreshAll();
    }
}
