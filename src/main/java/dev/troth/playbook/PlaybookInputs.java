package dev.troth.playbook;

import dev.troth.ledger.FactInput;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What callers say about playbooks, one class a mutation. */
public final class PlaybookInputs {
    private PlaybookInputs() {}

    @Description("A playbook.")
    @Input("SavePlaybookInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class SavePlaybookInput extends FactInput {
        @Description("What it is called; one of the built-in names replaces that one.")
        @NonNull
        public String name;

        @Description("The steps, in order.")
        @NonNull
        public List<String> steps;

        @Description("The situation that asks for it; by hand only when absent.")
        public @Nullable PlaybookTrigger trigger;
    }

    @Description("The start of a run.")
    @Input("StartPlaybookRunInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class StartPlaybookRunInput extends FactInput {
        @Description("The account: its id, or your own ref of it.")
        @Id
        @NonNull
        public String account;

        @Description("The name of the playbook.")
        @NonNull
        public String playbook;

        @Description("Why now.")
        public @Nullable String reason;

        @Description("What we expect of it.")
        public @Nullable String hypothesis;
    }

    @Description("A step that is done.")
    @Input("CompletePlaybookStepInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class CompletePlaybookStepInput extends FactInput {
        @Description("Ref of the run.")
        @NonNull
        public String run;

        @Description("Which step, counted from 1.")
        public int step;
    }

    @Description("The end of a run.")
    @Input("EndPlaybookRunInput")
    @SuppressWarnings("NullAway.Init") // filled by the one who reads the request
    public static final class EndPlaybookRunInput extends FactInput {
        @Description("Ref of the run.")
        @NonNull
        public String run;

        @Description("What came of it.")
        public @Nullable String outcome;

        @Description("Whether it did what it was for.")
        public @Nullable Boolean worked;
    }
}
