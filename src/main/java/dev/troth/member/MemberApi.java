package dev.troth.member;

import dev.troth.account.Accounts;
import dev.troth.ledger.RecordPayload;
import dev.troth.ledger.Recorder;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** Advice to our own people in the schema. */
@GraphQLApi
public class MemberApi {
    private final Accounts accounts;
    private final Recorder recorder;

    MemberApi(Accounts accounts, Recorder recorder) {
        this.accounts = accounts;
        this.recorder = recorder;
    }

    @Mutation
    @NonNull
    @Description("Somebody gave a member advice.")
    public RecordPayload recordCoaching(@NonNull MemberInputs.RecordCoachingInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        input.account == null ? null : accounts.refOf(input.account),
                        () -> new MemberFact.Coached(input.member, input.coach, input.advice)),
                null);
    }

    @Mutation
    @NonNull
    @Description("Whether the advice was followed.")
    public RecordPayload recordCoachingFollowUp(@NonNull MemberInputs.RecordCoachingFollowUpInput input) {
        return new RecordPayload(
                recorder.record(
                        input,
                        input.account == null ? null : accounts.refOf(input.account),
                        () -> new MemberFact.CoachingFollowed(input.coaching, input.followed)),
                null);
    }
}
