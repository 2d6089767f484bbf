package dev.troth.trust;

import dev.troth.scoring.ContactLevel;
import dev.troth.scoring.Context;
import dev.troth.scoring.Evidence;
import dev.troth.scoring.FactKey;
import java.time.Instant;
import java.util.List;

/** Hypothetical events as evidence for the model. Pure functions. */
public final class WhatIf {
    private static final double UNKNOWN = Double.NaN;
    private static final int USUAL = 5;
    private static final int DEPARTURE = 9;

    private WhatIf() {}

    /** Returns the evidence that a stakeholder leaves. */
    public static Evidence leaves(String stakeholder, Instant now) {
        return new Evidence.StakeholderLeft(key(now, DEPARTURE, "stakeholderLeft"), stakeholder);
    }

    /** Returns the evidence of a conversation. */
    public static Evidence talk(List<String> stakeholders, Instant now) {
        return new Evidence.Contact(
                key(now, USUAL, "touchpoint"),
                ContactLevel.SYNCHRONOUS,
                stakeholders,
                List.of(),
                Context.ROUTINE,
                UNKNOWN);
    }

    /** Returns the evidence that a commitment is kept. */
    public static Evidence kept(String commitment, Instant now) {
        return new Evidence.Kept(key(now, USUAL, "commitmentKept"), commitment, 1, UNKNOWN);
    }

    /** Returns the evidence that a commitment of ours is broken. */
    public static Evidence broken(String commitment, Instant now) {
        return new Evidence.Broken(key(now, USUAL, "commitmentBroken"), commitment, Evidence.Fault.US);
    }

    /** Returns the evidence that progress of a commitment is reported. */
    public static Evidence progressed(String commitment, Instant now) {
        return new Evidence.Progressed(key(now, USUAL, "commitmentProgressed"), commitment);
    }

    /** Returns the evidence that an issue is resolved. */
    public static Evidence resolved(String issue, Instant now) {
        return new Evidence.IssueResolved(key(now, USUAL, "issueResolved"), issue);
    }

    /** Returns the evidence of maximum stress. */
    public static Evidence stress(Instant now) {
        return new Evidence.Stressed(key(now, USUAL, "stress"), 1, null, false);
    }

    private static FactKey key(Instant now, int rank, String type) {
        return new FactKey(now, rank, type, "what if");
    }
}
