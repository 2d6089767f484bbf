package dev.troth.playbook;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.platform.Refusal;
import dev.troth.platform.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about what we do in situations that come again and again. */
public sealed interface PlaybookFact extends FactBody {

    /**
     * {@code playbook}: a version of a playbook, of the whole workspace. The one told last under a name holds for new
     * runs.
     *
     * @param name what it is called; one of the built-in names replaces that one
     * @param trigger the situation that asks for it; by hand only when absent
     */
    record Written(
            @PersonalText String name,
            @PersonalText List<String> steps,
            @Nullable PlaybookTrigger trigger) implements PlaybookFact {
        public Written {
            Require.ref("name", name);
            Require.refs("steps", steps);
            if (Require.present("steps", steps).isEmpty()) {
                throw Refusal.invalid("steps", "steps must name at least one step.");
            }
        }
    }

    /**
     * {@code playbookStarted}: a run of it for an account.
     *
     * @param playbook the name
     * @param reason why now
     * @param hypothesis what we expect of it, for a test of limits (S3 L32)
     */
    record Started(
            String playbook,
            @PersonalText @Nullable String reason,
            @PersonalText @Nullable String hypothesis) implements PlaybookFact {
        public Started {
            Require.ref("playbook", playbook);
        }
    }

    /** {@code playbookStepDone}: a step of a run is done. Steps are counted from 1. */
    record StepDone(String run, Integer step) implements PlaybookFact {
        public StepDone {
            Require.ref("run", run);
            if (Require.present("step", step) < 1) {
                throw Refusal.invalid("step", "step is counted from 1, but is %d.", step);
            }
        }

        @Override
        public String about() {
            return run;
        }
    }

    /**
     * {@code playbookEnded}: a run is over.
     *
     * @param outcome what came of it
     * @param worked whether it did what it was for
     */
    record Ended(
            String run,
            @PersonalText @Nullable String outcome,
            @Nullable Boolean worked) implements PlaybookFact {
        public Ended {
            Require.ref("run", run);
        }

        @Override
        public String about() {
            return run;
        }
    }
}
