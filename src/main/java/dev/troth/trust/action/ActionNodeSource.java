package dev.troth.trust.action;

import dev.troth.account.AccountLookup;
import dev.troth.platform.common.AsOf;
import dev.troth.platform.common.GlobalId;
import dev.troth.platform.node.NodeSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Resolves actions by global id: computes the actions of the account of which the first half of the id is. */
@ApplicationScoped
class ActionNodeSource implements NodeSource {
    private final AccountLookup accounts;
    private final ActionApi actions;

    ActionNodeSource(AccountLookup accounts, ActionApi actions) {
        this.accounts = accounts;
        this.actions = actions;
    }

    @Override
    public String prefix() {
        return Action.PREFIX;
    }

    @Override
    public Map<UUID, Action> nodes(Collection<UUID> ids, AsOf moment) {
        Map<UUID, Action> nodes = new HashMap<>();
        for (Action action : actions.all(accounts.sharingFirstHalf(ids, moment), moment)) {
            UUID id = GlobalId.parse(Action.PREFIX, action.getId());
            if (ids.contains(id)) {
                nodes.put(id, action);
            }
        }
        return nodes;
    }
}
