package dev.troth.trust.model;

import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.scoring.Parameters;
import jakarta.enterprise.context.ApplicationScoped;

/** Operations on model versions that calibration needs. */
@ApplicationScoped
public class ModelDrafts {
    static final int LONGEST_NAME = 50;

    private final ModelStore store;

    ModelDrafts(ModelStore store) {
        this.store = store;
    }

    /** Returns the name of the version that computes the scores. */
    public String active() {
        return store.active().version();
    }

    /**
     * Returns the name if the version exists.
     *
     * @throws Refusal if there is no such version
     */
    public String need(String version) {
        return store.need(version).version();
    }

    /** @throws Refusal if a new version cannot have this name */
    public void mustBeFree(String version) {
        Require.ref("version", version);
        if (version.length() > LONGEST_NAME) {
            throw Refusal.invalid("version", "version may have at most %d characters.", LONGEST_NAME);
        }
        if (store.find(version).isPresent()) {
            throw Refusal.invalid("version", "There is already a model \"%s\". Maybe choose another name?", version);
        }
    }

    /**
     * Stores a draft.
     *
     * @throws Refusal if the name was taken in the meantime
     */
    public void keep(Parameters numbers, String basedOn, String note) {
        store.create(numbers, basedOn, note);
    }
}
