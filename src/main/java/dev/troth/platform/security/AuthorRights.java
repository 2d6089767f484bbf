package dev.troth.platform.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rights of the key or user who started background work: the work goes on only as long as they may start it. */
@ApplicationScoped
public class AuthorRights {
    private static final Duration VALID = Duration.ofSeconds(2);

    private final AccessControl accessControl;

    AuthorRights(AccessControl accessControl) {
        this.accessControl = accessControl;
    }

    /** The rights have ended. */
    public static final class Ended extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String reason;

        Ended(AccessScope scope) {
            super("rights ended", null, false, false);
            reason =
                    "The key or user that started it has no access any more, or lacks the scope %s. Maybe start it again with another one?"
                            .formatted(scope);
        }

        /** Returns the reason for people. */
        public String reason() {
            return reason;
        }
    }

    /** Returns the key or grant of the current caller; null in access mode local. */
    public @Nullable UUID author() {
        return accessControl.current().map(Caller::id).orElse(null);
    }

    /**
     * Returns the rights of an author, to be checked between the steps of the work.
     *
     * @param author id of the key or grant; null for the caller of access mode local
     * @param scope scope that the work requires
     */
    public Watch watch(@Nullable UUID author, AccessScope scope) {
        return new Watch(author, scope);
    }

    /** The rights of an author. They are read again when they are older than two seconds. */
    public final class Watch {
        private final @Nullable UUID author;
        private final AccessScope scope;
        private long until = System.nanoTime();

        private Watch(@Nullable UUID author, AccessScope scope) {
            this.author = author;
            this.scope = scope;
        }

        /** @throws Ended if the rights have ended */
        public void check() {
            if (System.nanoTime() - until < 0) {
                return;
            }
            Optional<Caller> permitted = QuarkusTransaction.requiringNew()
                    .call(() -> accessControl.present(author))
                    .filter(caller -> caller.may(scope));
            if (permitted.isEmpty()) {
                throw new Ended(scope);
            }
            until = System.nanoTime() + VALID.toNanos();
        }
    }
}
