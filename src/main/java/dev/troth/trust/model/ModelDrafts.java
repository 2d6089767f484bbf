package dev.troth.trust.model;

import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import dev.troth.scoring.Parameters;
import jakarta.enterprise.context.ApplicationScoped;

/** What those may do with versions who make new ones: learning. */
@ApplicationScoped
public class ModelDrafts {
    static final int LONGEST_NAME = 50;

    private final ModelStore store;

    ModelDrafts(ModelStore store) {
        this.store = store;
    }

    /** The name of the version that scores are made by. */
    public String active() {
        return store.active().version();
    }

    /**
     * The same name.
     *
     * @throws Refusal if there is no such version
     */
    public String need(String version) {
        return store.need(version).version();
    }

    /** @throws Refusal unless a new version can be called so */
    public void mustBeFree(String version) {
        Require.ref("version", version);
        if (version.length() > LONGEST_NAME) {
            throw Refusal.invalid("version", "version takes at most %d characters.", LONGEST_NAME);
        }
        if (store.find(version).isPresent()) {
            throw Refusal.invalid("version", "There is a model \"%s\" already. Maybe another name?", version);
        }
    }

    /**
     * Keeps a draft.
     *
     * @throws Refusal if somebody took the name meanwhile
     */
    public void keep(Parameters numbers, String basedOn, String note) {
        store.create(numbers, basedOn, note);
    }
}
