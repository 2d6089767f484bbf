package dev.troth.exchange.job;

import dev.troth.platform.security.AccessControl;
import dev.troth.platform.security.AccessScope;
import dev.troth.platform.security.Caller;
import dev.troth.platform.tenancy.CurrentWorkspace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rights of the key or user that started a job: it goes on only as long as they may import. */
@ApplicationScoped
class JobRights {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final AccessControl accessControl;
    private final JobRepository jobs;
    private final CurrentWorkspace workspace;

    JobRights(AccessControl accessControl, JobRepository jobs, CurrentWorkspace workspace) {
        this.accessControl = accessControl;
        this.jobs = jobs;
        this.workspace = workspace;
    }

    /** The rights have ended. */
    static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        Ended() {
            super(
                    "The key or user that started the job has no access any more, or lacks the scope IMPORT. Maybe send the file again with another one?",
                    null,
                    false,
                    false);
        }
    }

    /** Returns the key or grant of the current caller; null in access mode local. */
    @Nullable
    UUID author() {
        return accessControl.current().map(Caller::id).orElse(null);
    }

    /** Returns the rights of a job, to be checked between its steps. */
    Watch watch(UUID job) {
        Optional<UUID> author = QuarkusTransaction.requiringNew().call(() -> jobs.author(workspace.id(), job));
        return new Watch(author.orElse(null));
    }

    /** The rights of a job. They are read again when they are older than two seconds. */
    final class Watch {
        private final @Nullable UUID author;
        private long until = System.nanoTime();

        private Watch(@Nullable UUID author) {
            this.author = author;
        }

        /** @throws Ended if the rights have ended */
        void check() {
            if (System.nanoTime() - until < 0) {
                return;
            }
            boolean permitted = QuarkusTransaction.requiringNew()
                    .call(() -> accessControl.present(author))
                    .filter(caller -> caller.may(AccessScope.IMPORT))
                    .isPresent();
            if (!permitted) {
                throw new Ended();
            }
            until = System.nanoTime() + VALID.toNanos();
        }
    }
}
