package dev.troth.issue;

import dev.troth.platform.Moment;
import dev.troth.platform.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Issue queries for other packages. */
@ApplicationScoped
public class Issues {
    private final IssueShelf shelf;

    Issues(IssueShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * Properties of an issue that a reply depends on.
     *
     * @param heldUntil time before which a reply should not be sent
     */
    public record Known(
            String ref,
            boolean heated,
            Instant heldUntil,
            @Nullable String mainIssue) {}

    /**
     * Returns the issue with this id or ref.
     *
     * @throws Refusal if it does not exist
     */
    public Known known(String idOrRef, Moment moment) {
        String ref = shelf.refOf(idOrRef);
        return shelf.find(null, ref, moment)
                .map(row -> new Known(
                        row.ref, row.heated, row.heated ? row.at.plus(Issue.COOLDOWN) : row.at, row.mainIssue))
                .orElseThrow(() -> Refusal.unknown("issue", "There is no issue \"%s\".", idOrRef));
    }
}
