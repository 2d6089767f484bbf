package dev.troth.exchange.job;

import dev.troth.exchange.reader.EntryError;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.common.VisibilityScope.Detail;
import dev.troth.platform.security.AuthorRights;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may read the entries of a file: the key or user that sent it, and callers who may read every fact with all
 * its fields. Entries may contain addresses of people, and facts about politics or about accounts of others.
 */
@ApplicationScoped
class EntryAccess {
    private static final String HIDDEN =
            "Only the key or user that sent the file, and callers who may read all facts, can read this entry.";

    private final AuthorRights rights;
    private final CurrentWorkspace workspace;

    EntryAccess(AuthorRights rights, CurrentWorkspace workspace) {
        this.rights = rights;
        this.workspace = workspace;
    }

    boolean isReadable(JobView job) {
        return isEveryFileReadable() || Objects.equals(author(), job.author());
    }

    /** @throws RejectedException if the caller may not read the entries of the file of a job */
    void check(JobView job) {
        if (!isReadable(job)) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "id",
                    "Job \"%s\" was started by another key or user. Its entries may contain facts that you may not read. Maybe use the same key?",
                    job.getId());
        }
    }

    /** Returns whether the caller may read the files of others. */
    boolean isEveryFileReadable() {
        VisibilityScope visibility = workspace.require().visibility();
        return visibility.seesEveryFact() && visibility.detail() == Detail.CONTACTS;
    }

    /** Returns the key or grant of the current caller; null in access mode local. */
    @Nullable
    UUID author() {
        return rights.author();
    }

    /** Returns what every caller may read of a rejected entry. */
    static EntryError hidden(EntryError error) {
        return new EntryError(error.line(), error.code(), HIDDEN, error.field(), null);
    }
}
