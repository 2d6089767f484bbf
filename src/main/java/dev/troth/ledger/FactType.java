package dev.troth.ledger;

import org.jspecify.annotations.Nullable;

/**
 * A kind of fact.
 *
 * @param name on the wire
 * @param rank its place among facts of the same instant: people 0, ties and rhythm 1, promises and issues 2, progress 3,
 *     renegotiations 4, everything else 5, departures 9
 * @param body what it says
 * @param subject the kind of thing it is about
 * @param scope whether it belongs to an account
 */
public record FactType<B extends FactBody>(String name, int rank, Class<B> body, String subject, Scope scope) {

    /** To what a fact belongs. */
    public enum Scope {
        /** It brings an account into being; its ref is the account's. */
        FOUNDS_ACCOUNT,
        /** It names its account. */
        ACCOUNT,
        /** It names its account, or is about the whole market. */
        ACCOUNT_OR_MARKET,
        /** It belongs where the fact that it changes belongs. */
        LIKE_TARGET
    }

    /** A fact of an account. */
    public static <B extends FactBody> FactType<B> of(String name, int rank, Class<B> body, String subject) {
        return new FactType<>(name, rank, body, subject, Scope.ACCOUNT);
    }

    /** A fact of an account that is a thing of its own. */
    public static <B extends FactBody> FactType<B> of(String name, int rank, Class<B> body) {
        return of(name, rank, body, name);
    }

    String subjectRef(String ref, FactBody content) {
        @Nullable String about = content.about();
        return about == null ? ref : about;
    }
}
