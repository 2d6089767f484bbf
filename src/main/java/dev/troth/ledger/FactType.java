package dev.troth.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Type of a fact (an event type).
 *
 * @param name name in JSON
 * @param rank sort position among facts of the same instant: people 0, ties and rhythm 1, promises and issues 2,
 * progress 3, renegotiations 4, everything else 5, departures 9
 * @param body class of the body
 * @param subject kind of its subject
 * @param scope whether it belongs to an account
 */
public record FactType<B extends FactBody>(String name, int rank, Class<B> body, String subject, Scope scope) {

    /** Owner of a fact. */
    public enum Scope {
        /** The fact creates an account; its ref is the ref of the account. */
        FOUNDS_ACCOUNT,
        /** The fact names its account. */
        ACCOUNT,
        /** The fact names its account, or is about the whole market. */
        ACCOUNT_OR_MARKET,
        /** The fact defines something for the whole workspace, such as a member or a playbook, and names no account. */
        WORKSPACE,
        /** The fact belongs to the account of the fact that it corrects. */
        LIKE_TARGET
    }

    /** A fact about an existing subject of an account, or about the account. */
    public static <B extends FactBody> FactType<B> of(String name, int rank, Class<B> body, String subject) {
        return new FactType<>(name, rank, body, subject, Scope.ACCOUNT);
    }

    /** A fact of an account with its own kind of subject. */
    public static <B extends FactBody> FactType<B> of(String name, int rank, Class<B> body) {
        return of(name, rank, body, name);
    }

    String subjectRef(String ref, FactBody content) {
        @Nullable String about = content.about();
        return about == null ? ref : about;
    }
}
