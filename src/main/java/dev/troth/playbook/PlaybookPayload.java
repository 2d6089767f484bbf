package dev.troth.playbook;

import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.platform.common.MutationPayload;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("Result of a mutation of a playbook.")
public final class PlaybookPayload extends FactPayload implements MutationPayload {
    private final @Nullable Playbook playbook;

    PlaybookPayload(RecordResult recorded, @Nullable Playbook playbook) {
        super(recorded);
        this.playbook = playbook;
    }

    @Description("Playbook in its new version. Null if there are errors.")
    public @Nullable Playbook getPlaybook() {
        return playbook;
    }
}
