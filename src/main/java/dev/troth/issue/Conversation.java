package dev.troth.issue;

import java.util.List;

/** Fact that may be a conversation about an issue, such as a call. */
public interface Conversation {
    /** Returns whether both sides took part. */
    boolean isMutual();

    /** Returns whether it was about a problem. */
    boolean isAboutProblem();

    /** Returns the refs of the stakeholders who took part. */
    List<String> people();
}
