package dev.troth.playbook;

import dev.troth.ledger.FactBody;
import dev.troth.ledger.PersonalText;
import dev.troth.ledger.Reference;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts about playbooks and their runs. */
public sealed interface PlaybookFact extends FactBody {
    @Override
    default boolean affectsScores() {
        return false;
    }

    /**
     * {@code playbook}: a version of a playbook, valid in the whole workspace. New runs use the latest version of a
     * name.
     *
     * @param name name; a built-in name replaces the built-in playbook
     * @param trigger situation in which it is due; null if it is only started manually
     */
    record Written(
            @PersonalText String name,
            @PersonalText List<String> steps,
            @Nullable PlaybookTrigger trigger) implements PlaybookFact {
        public Written {
            Require.ref("name", name);
            Require.refs("steps", steps);
            if (Require.present("steps", steps).isEmpty()) {
                throw RejectedException.invalid("steps", "steps must name at least one step.");
            }
            name = name.strip();
        }

        @Override
        public List<Reference> definitions(String ref) {
            return List.of(new Reference("name", Playbook.KIND, name));
        }
    }

    /**
     * {@code playbookStarted}: a run of a playbook for an account.
     *
     * @param playbook name of the playbook
     * @param reason reason for starting it now
     * @param hypothesis expected result, for a test of limits (S3 L32)
     */
    record Started(
            String playbook,
            @PersonalText @Nullable String reason,
            @PersonalText @Nullable String hypothesis) implements PlaybookFact {
        public Started {
            Require.ref("playbook", playbook);
            playbook = playbook.strip();
        }

        @Override
        public List<Reference> references() {
            return List.of(new Reference("playbook", Playbook.KIND, playbook));
        }
    }

    /** {@code playbookStepDone}: a step of a run is done. Steps are counted from 1. */
    record StepDone(String run, Integer step) implements PlaybookFact {
        public StepDone {
            Require.ref("run", run);
            if (Require.present("step", step) < 1) {
                throw RejectedException.invalid("step", "step is counted from 1, but is %d.", step);
            }
        }

        @Override
        public String about() {
            return run;
        }
    }

    /**
     * {@code playbookEnded}: a run has ended.
     *
     * @param outcome result
     * @param worked whether it achieved its purpose
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
