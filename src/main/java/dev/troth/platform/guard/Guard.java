package dev.troth.platform.guard;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in who belongs, and says what each operation asks of its caller. */
public interface Guard {

    /**
     * Who proves by this that they belong; empty for anybody else. May look into the database.
     *
     * @param authorization as in the header of this name; null when there was none
     */
    Optional<Caller> enter(@Nullable String authorization);

    /** Who was let in with a request. */
    Optional<Caller> callerOf(RoutingContext request);

    /** What a field asks of its caller, such as {@code Mutation.makeCommitment}; nothing for a field that is not guarded. */
    Optional<Scope> needed(String coordinate);

    /** Whether it is a field at the root for which nobody said who may call it: then nobody may. */
    boolean isForgotten(String coordinate);
}
