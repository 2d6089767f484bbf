package dev.troth.member;

import dev.troth.account.AccountLookup;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** GraphQL mutations for coaching of members. */
@GraphQLApi
public class MemberApi {
    private final AccountLookup accounts;
    private final Recorder recorder;

    MemberApi(AccountLookup accounts, Recorder recorder) {
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Records advice (coaching) that a member received.")
    public RecordPayload recordCoaching(@NonNull MemberInputs.RecordCoachingInput input) {
        return accounts.payload(recorder.record(
                input,
                accounts.refOrNull(input.account),
                () -> new MemberFact.Coached(input.member, input.coach, input.advice)));
    }

    @Mutation
    @NonNull
    @Description("Records whether the advice was followed.")
    public RecordPayload recordCoachingFollowUp(@NonNull MemberInputs.RecordCoachingFollowUpInput input) {
        return accounts.payload(recorder.record(
                input,
                accounts.refOrNull(input.account),
                () -> new MemberFact.CoachingFollowed(input.coaching, input.followed)));
    }
}
