package dev.troth.playbook;

import dev.troth.ledger.FactType;
import dev.troth.ledger.FactTypeProvider;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Fact types of playbooks and their runs. A playbook belongs to no account, a run to one. */
@ApplicationScoped
@RegisterForReflection(
        targets = {
            PlaybookFact.Written.class,
            PlaybookFact.Started.class,
            PlaybookFact.StepDone.class,
            PlaybookFact.Ended.class
        })
public class PlaybookFactTypes implements FactTypeProvider {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>(Playbook.KIND, 1, PlaybookFact.Written.class, Playbook.KIND, FactType.Scope.WORKSPACE),
                FactType.of("playbookStarted", 5, PlaybookFact.Started.class, PlaybookRuns.RUN),
                FactType.of("playbookStepDone", 6, PlaybookFact.StepDone.class, PlaybookRuns.RUN),
                FactType.of("playbookEnded", 7, PlaybookFact.Ended.class, PlaybookRuns.RUN));
    }
}
