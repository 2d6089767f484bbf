package dev.troth.playbook;

import dev.troth.ledger.FactField;
import dev.troth.ledger.FactInput;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Inputs of the mutations about playbooks, one class per mutation. */
public final class PlaybookInputs {
    private PlaybookInputs() {}

    @Description("Playbook to save.")
    @Input("SavePlaybookInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class SavePlaybookInput extends FactInput {
        @Description("Name. A built-in name replaces the built-in playbook.")
        @NonNull
        public String name;

        @Description("Steps, in order.")
        @NonNull
        public List<String> steps;

        @Description("Situation in which the playbook is due. Defaults to null: only started manually.")
        public @Nullable PlaybookTrigger trigger;
    }

    @Description("Playbook run to start.")
    @Input("StartPlaybookRunInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class StartPlaybookRunInput extends FactInput {
        @Description("Account: its id or ref.")
        @Id
        @NonNull
        public String account;

        @Description("Name of a playbook in `playbooks`.")
        @NonNull
        public String playbook;

        @Description("Reason for starting it now. Defaults to null.")
        public @Nullable String reason;

        @Description("Expected result (hypothesis).")
        public @Nullable String hypothesis;
    }

    @Description("Completed step.")
    @Input("CompletePlaybookStepInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class CompletePlaybookStepInput extends FactInput {
        @Description("Run: its id or ref.")
        @Id
        @NonNull
        @FactField("playbookRun")
        public String run;

        @Description("Number of the step, counted from 1.")
        public int step;
    }

    @Description("Playbook run to end.")
    @Input("EndPlaybookRunInput")
    @SuppressWarnings("NullAway.Init") // Filled by the JSON-B deserializer.
    public static final class EndPlaybookRunInput extends FactInput {
        @Description("Run: its id or ref.")
        @Id
        @NonNull
        @FactField("playbookRun")
        public String run;

        @Description("Result of the run.")
        public @Nullable String outcome;

        @Description("Whether the run achieved its purpose.")
        public @Nullable Boolean worked;
    }
}
