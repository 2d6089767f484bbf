package dev.troth.trust;

import dev.troth.scoring.Model;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** What versions of the model may have done to the states and scores that are kept. */
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

    /** Folds accounts anew by a version and keeps their states; whoever calls holds the locks of these accounts. */
    public void compute(Collection<UUID> accounts, String version) {
        Model model = models.version(version).orElseThrow();
        states.keep(accounts, model);
    }

    /** Makes the rows anew that lists are sorted by. */
    public void refreshAll() {
        scores.refreshAll();
    }
}
