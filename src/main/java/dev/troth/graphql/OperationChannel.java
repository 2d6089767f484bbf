package dev.troth.graphql;

/** Connection on which the results of operations are sent. It belongs to one event loop. */
interface OperationChannel {
    /** Runs the work on the event loop of the connection. */
    void onLoop(Runnable work);

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
