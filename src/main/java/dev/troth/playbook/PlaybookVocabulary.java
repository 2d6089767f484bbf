package dev.troth.playbook;

import dev.troth.ledger.FactType;
import dev.troth.ledger.Vocabulary;
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
public class PlaybookVocabulary implements Vocabulary {
    @Override
    public List<FactType<?>> types() {
        return List.of(
                new FactType<>("playbook", 1, PlaybookFact.Written.class, "playbook", FactType.Scope.ACCOUNT_OR_MARKET),
                FactType.of("playbookStarted", 5, PlaybookFact.Started.class, PlaybookRuns.RUN),
                FactType.of("playbookStepDone", 6, PlaybookFact.StepDone.class, PlaybookRuns.RUN),
                FactType.of("playbookEnded", 7, PlaybookFact.Ended.class, PlaybookRuns.RUN));
    }
}
