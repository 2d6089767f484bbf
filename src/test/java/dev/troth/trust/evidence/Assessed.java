package dev.troth.trust.evidence;

import dev.troth.scoring.Assessment;
import dev.troth.scoring.Model;
import dev.troth.testing.FactFixtures;
import java.time.Instant;
import java.util.stream.Stream;

/** Assesses an account by the standard model from lines of facts. */
final class Assessed {
    private Assessed() {}

    static Assessment at(Instant now, String[] account, String... more) {
        Model model = Model.standard();
        String[] lines = Stream.concat(Stream.of(account), Stream.of(more)).toArray(String[]::new);
        return model.assess(model.stateOf(EvidenceMapper.evidence(FactFixtures.of(lines))), now);
    }
}
