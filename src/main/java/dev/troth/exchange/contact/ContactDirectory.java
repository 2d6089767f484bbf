package dev.troth.exchange.contact;

import java.util.Collection;
import java.util.List;

/** People and accounts of the workspace, found by mail addresses and domains, many at a time. */
interface ContactDirectory {
    /**
     * A stakeholder with a mail address.
     *
     * @param address address as stored, in lower case
     * @param account ref of the account
     * @param stakeholder ref of the stakeholder
     */
    record Person(String address, String account, String stakeholder) {}

    /**
     * A domain of an account.
     *
     * @param domain domain as stored
     * @param account ref of the account
     */
    record Domain(String domain, String account) {}

    /** Returns the stakeholders that have one of these addresses. */
    List<Person> people(Collection<String> addresses);

    /** Returns the accounts that have one of these domains. */
    List<Domain> accounts(Collection<String> domains);
}
