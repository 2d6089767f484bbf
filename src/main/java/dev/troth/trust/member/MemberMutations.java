package dev.troth.trust.member;

import dev.troth.ledger.Fact;
import dev.troth.ledger.FactPayload;
import dev.troth.ledger.RecordResult;
import dev.troth.ledger.Recorder;
import dev.troth.member.MemberDirectory;
import dev.troth.member.MemberFact;
import dev.troth.member.MemberInputs;
import dev.troth.member.MemberInputs.WorkingHoursInput;
import dev.troth.platform.common.MutationPayload;
import dev.troth.platform.common.Require;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** GraphQL mutations for the registration of members. */
@GraphQLApi
public class MemberMutations {
    private final Recorder recorder;
    private final MemberDirectory directory;
    private final MembersApi members;

    MemberMutations(Recorder recorder, MemberDirectory directory, MembersApi members) {
        this.recorder = recorder;
        this.directory = directory;
        this.members = members;
    }

    @Mutation
    @NonNull
    @Description("Registers a member. As soon as one member is registered, every field that names a member accepts "
            + "only registered ones.")
    public MemberPayload registerMember(@NonNull MemberInputs.RegisterMemberInput input) {
        return payload(recorder.record(
                input, null, () -> new MemberFact.Registered(input.name, input.timeZone, hours(input.workingHours))));
    }

    @Mutation
    @NonNull
    @Description("Changes the data of a registered member, including that they left or came back. Absent fields stay "
            + "unchanged.")
    public MemberPayload updateMember(@NonNull MemberInputs.UpdateMemberInput input) {
        return payload(recorder.record(input, null, () -> {
            directory.check("member", input.member);
            return new MemberFact.Changed(
                    input.member, input.name, input.timeZone, hours(input.workingHours), input.active, input.successor);
        }));
    }

    private static @Nullable List<MemberFact.WorkingHours> hours(@Nullable List<WorkingHoursInput> ranges) {
        return Require.each(
                "workingHours", ranges, range -> new MemberFact.WorkingHours(range.days(), range.from(), range.to()));
    }

    private MemberPayload payload(RecordResult recorded) {
        Fact fact = recorded.fact();
        return new MemberPayload(recorded, fact == null ? null : members.find(fact.subjectRef(), recorded.moment()));
    }

    @Description("Result of a mutation of a member.")
    public static final class MemberPayload extends FactPayload implements MutationPayload {
        private final @Nullable Member member;

        MemberPayload(RecordResult recorded, @Nullable Member member) {
            super(recorded);
            this.member = member;
        }

        @Description("Member in its new state. Null if there are errors.")
        public @Nullable Member getMember() {
            return member;
        }
    }
}
