package dev.troth.ledger;

import dev.troth.ledger.FactAccess.Guard;
import dev.troth.ledger.FactStore.Stored;
import dev.troth.platform.common.Problem;
import dev.troth.platform.common.ProblemCode;
import dev.troth.platform.common.RejectedException;
import dev.troth.platform.common.VisibilityScope;
import dev.troth.platform.tenancy.Actor;
import dev.troth.platform.tenancy.CurrentWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one place that decides which facts a caller may record, by their bodies: a caller who may not read a fact may neither
 * record nor correct it, and a caller who is limited to owned accounts records nothing about the market, about other
 * members or about the workspace. Row level security has decided before which accounts are visible. A hidden record is
 * refused in the same words as one that does not exist. Does not apply to imports, whose callers are not limited.
 */
@ApplicationScoped
class WriteAccess {
    private final FactStore store;
    private final FactAccess access;
    private final CurrentWorkspace workspace;

    WriteAccess(FactStore store, FactAccess access, CurrentWorkspace workspace) {
        this.store = store;
        this.access = access;
        this.workspace = workspace;
    }

    /**
     * Returns the member who reports what the caller records.
     *
     * @param stated ref of the member whom the caller states; null for the caller, if that is a member
     * @throws RejectedException if it is another member, and the caller may not speak for others
     */
    @Nullable
    String reporter(String field, @Nullable String stated) {
        Actor actor = workspace.require().actor();
        if (stated == null) {
            return actor.member();
        }
        if (!stated.equals(actor.member()) && !actor.speaksForOthers()) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    field,
                    "by is \"%s\", who is not the caller. Naming another member requires the scope ON_BEHALF. Maybe leave by"
                            + " out?",
                    stated);
        }
        return stated;
    }

    /** @throws RejectedException if the caller may not record the fact */
    void check(FactDraft draft) {
        if (draft.body() instanceof Correction.Amended amendment
                && amendment.fields().path("by").isTextual()) {
            reporter("fields", amendment.fields().path("by").asText());
        }
        VisibilityScope visibility = workspace.require().visibility();
        if (!visibility.seesEveryFact()) {
            if (draft.body() instanceof Correction correction) {
                targets(correction).forEach(target -> checkCorrection(correction, target, visibility));
            } else {
                checkFact(draft, visibility);
            }
        }
        if (draft.body() instanceof Correction.Amended amendment
                && amendment.fields().has("by")) {
            targets(amendment).forEach(this::checkReporter);
        }
    }

    private Stream<Fact> targets(Correction correction) {
        return store.byRef(List.of(correction.fact())).stream()
                .map(Stored::fact)
                .filter(correction::corrects);
    }

    /** Refuses to take the statement of another member away from them: after whether the caller may read it. */
    private void checkReporter(Fact target) {
        Actor actor = workspace.require().actor();
        if (target.by() != null && !target.by().equals(actor.member()) && !actor.speaksForOthers()) {
            throw RejectedException.of(
                    ProblemCode.NOT_ALLOWED,
                    "fields",
                    "The fact \"%s\" was reported by another member. Changing by requires the scope ON_BEHALF. Maybe leave by out?",
                    target.ref());
        }
    }

    private void checkCorrection(Correction correction, Fact target, VisibilityScope visibility) {
        Guard guard = access.guardOf(target);
        if (!guard.admits(visibility)) {
            throw RejectedException.because(CandidateFacts.noTarget(correction));
        }
        checkOwner(target.type(), target.account() == null, guard, visibility);
        if (correction instanceof Correction.Amended amendment) {
            checkGuard(target.type(), access.amended(target, amendment), visibility);
        }
    }

    private void checkFact(FactDraft draft, VisibilityScope visibility) {
        Guard guard = Guard.of(draft.body(), draft.ref());
        checkGuard(draft.type(), guard, visibility);
        // Whether the caller may read what it refers to is decided where references are: what is hidden does not exist.
        boolean refersToGuarded = draft.body().references().stream().anyMatch(one -> access.isGuarded(one.kind()));
        boolean ofWorkspace = draft.account() == null && draft.type().scope() != FactType.Scope.FOUNDS_ACCOUNT;
        checkOwner(draft.type(), ofWorkspace && !refersToGuarded, guard, visibility);
    }

    private static void checkGuard(FactType<?> type, Guard guard, VisibilityScope visibility) {
        if (guard.political() && !visibility.politics()) {
            throw notAllowed("A fact of type %s about politics requires the scope POLITICS.", type);
        }
        if (!guard.admits(visibility)) {
            throw notAllowed(
                    "The caller sees only the accounts of one member, and records no fact of type %s about other members."
                            + " Maybe ask a manager?",
                    type);
        }
    }

    /** A limited caller records what belongs to no account only about the member that the caller is. */
    private static void checkOwner(FactType<?> type, boolean ofWorkspace, Guard guard, VisibilityScope visibility) {
        if (ofWorkspace && !visibility.isOfAllAccounts() && guard.members().isEmpty()) {
            throw notAllowed(
                    "The caller sees only the accounts of one member, and records no fact of type %s for the whole"
                            + " workspace. Maybe name an account, or ask a manager?",
                    type);
        }
    }

    private static RejectedException notAllowed(String message, FactType<?> type) {
        return RejectedException.because(new Problem(ProblemCode.NOT_ALLOWED, message.formatted(type.name()), null));
    }
}
