package dev.troth.graphql;

/** Connection on which the results of operations are sent. It belongs to one event loop. */
interface OperationChannel {
    /** Runs the work on the event loop of the connection. */
    void onLoop(Runnable work);

    /**
     * Returns whether the caller still has the rights with which the operation began. May query the database, so it must
     * not run on an event loop.
     */
    boolean isPermitted();

    /** Ends the operation, because the rights of the caller have changed. */
    void withdraw(StreamedOperation operation);

    /** Returns whether the client has read enough for another message (back-pressure). */
    boolean hasRoom();

    /** Returns the id of a timer that runs on the event loop of the connection. */
    long timer(long millis, Runnable late);

    void cancelTimer(long timer);

    /** Sends a result of an operation. */
    void next(StreamedOperation operation, Execution.Answer answer);

    /** Ends an operation that completed. */
    void finish(StreamedOperation operation);

    /** Ends an operation that failed. */
    void finish(StreamedOperation operation, Execution.Answer error);
}
