package dev.troth.trust.member;

import dev.troth.member.MemberProfile;
import dev.troth.platform.common.Weekday;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Range of weekly working hours. */
@Description("Range of weekly working hours, in the time zone of the member.")
public record WorkingHours(
        @Description("Days.") @NonNull List<@NonNull Weekday> days,

        @Description("Begin, such as 09:00.") @NonNull String from,

        @Description("End, such as 17:30.") @NonNull String to) {

    static List<WorkingHours> of(MemberProfile profile) {
        return profile.workingHours().stream()
                .map(range -> new WorkingHours(range.days(), range.from(), range.to()))
                .toList();
    }
}
