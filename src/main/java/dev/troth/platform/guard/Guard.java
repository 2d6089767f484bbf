package dev.troth.platform.guard;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets in who belongs, says what each operation asks of its caller, and writes down who did what. */
public interface Guard {

    /**
     * Who proves by this that they belong; empty for anybody else. May look into the database.
     *
     * @param authorization as in the header of this name; null when there was none
     */
    Optional<Caller> enter(@Nullable String authorization);

    /** Who was let in with a request. */
    Optional<Caller> callerOf(RoutingContext request);

    /**
     * Why a caller may not ask for something, in words for them; empty when they may.
     *
     * @param coordinates fields such as {@code Mutation.makeCommitment} and arguments such as {@code Query.account(ref:)}
     */
    Optional<String> refusal(Caller caller, Set<String> coordinates);

    /**
     * Writes down who asks for what, where that is to be kept: everything that changes something, and whatever is guarded.
     * Within the workspace of the caller, before it is done.
     */
    void keep(Asked asked, Caller caller);
}
