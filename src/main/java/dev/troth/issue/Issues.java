package dev.troth.issue;

import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What other words may ask about issues. */
@ApplicationScoped
public class Issues {
    private final IssueShelf shelf;

    Issues(IssueShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * What is known of an issue before somebody replies to it.
     *
     * @param heldUntil before which no reply should go out
     */
    public record Known(
            String ref,
            boolean heated,
            Instant heldUntil,
            @Nullable String mainIssue) {}

    /**
     * The issue with this id or ref.
     *
     * @throws Refusal if there is none
     */
    public Known known(String idOrRef, Moment moment) {
        String ref = shelf.refOf(idOrRef);
        return shelf.find(null, ref, moment)
                .map(row -> new Known(
                        row.ref, row.heated, row.heated ? row.at.plus(Issue.COOLDOWN) : row.at, row.mainIssue))
                .orElseThrow(() -> Refusal.unknown("issue", "There is no issue \"%s\".", idOrRef));
    }
}
