package dev.troth.trust.brief;

import dev.troth.account.AccountView;
import dev.troth.ledger.Fact;
import dev.troth.ledger.FactAccess;
import dev.troth.ledger.FactBatchLoader;
import dev.troth.platform.list.PageSize;
import dev.troth.stakeholder.StakeholderRoster;
import dev.troth.touchpoint.ContactAvailability;
import dev.troth.trust.action.ActionApi;
import dev.troth.trust.explain.AssessmentService;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Source;

/** The brief about an account, in the schema. */
@GraphQLApi
public class BriefApi {
    private final AssessmentService assessments;
    private final FactBatchLoader facts;
    private final FactAccess access;
    private final ActionApi actions;

    BriefApi(AssessmentService assessments, FactBatchLoader facts, FactAccess access, ActionApi actions) {
        this.assessments = assessments;
        this.facts = facts;
        this.access = access;
        this.actions = actions;
    }

    @NonNull
    @Description(
            "Brief about the account before a meeting: scores, changes, promises of both sides, people and actions.")
    public Brief brief(@Source AccountView account) {
        List<Fact> all = facts.of(account.batch(), account.uuid());
        BriefContext on = new BriefContext(
                account,
                all,
                facts.ofMarket(account.batch()),
                assessments.explain(account),
                assessments,
                actions.actions(account, PageSize.MOST),
                StakeholderRoster.of(all),
                ContactAvailability.zoneOfMember(account.ownerRef(), facts.ofWorkspace(account.batch())));
        return new Brief(on.now(), readable(BriefWriter.write(on)));
    }

    private List<BriefSentence> readable(List<BriefSentence> sentences) {
        List<Fact> repeated = sentences.stream()
                .flatMap(sentence -> sentence.repeated().stream())
                .distinct()
                .toList();
        return restedOn(sentences, access.readable(repeated));
    }

    /** Returns the sentences that repeat these facts only. */
    static List<BriefSentence> restedOn(List<BriefSentence> sentences, List<Fact> readable) {
        Set<UUID> ids = readable.stream().map(Fact::id).collect(Collectors.toSet());
        return sentences.stream()
                .filter(sentence -> sentence.repeated().stream().map(Fact::id).allMatch(ids::contains))
                .toList();
    }
}
