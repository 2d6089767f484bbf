package dev.troth.exchange.mapping;

import dev.troth.platform.common.RejectedException;

/** Ids of Salesforce records: 15 characters whose case matters, or the same with three check characters. */
final class SalesforceId {
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final int GROUP = 5;

    private SalesforceId() {}

    /** Returns the id with 18 characters; a text of another length stays as it is. */
    static String of(String field, String id) {
        if ((id.length() != SHORT && id.length() != LONG) || !id.matches("[A-Za-z0-9]+")) {
            return id;
        }
        String whole = id.substring(0, SHORT) + checks(id);
        if (id.length() == LONG && !whole.equals(id)) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", which is not a valid Salesforce id: its last three characters do not match. Maybe its"
                            + " case was changed?",
                    field,
                    id);
        }
        return whole;
    }

    /** Each check character has the cases of five characters as its bits. */
    private static String checks(String id) {
        StringBuilder checks = new StringBuilder();
        for (int group = 0; group < SHORT; group += GROUP) {
            int bits = 0;
            for (int i = 0; i < GROUP; i++) {
                char c = id.charAt(group + i);
                bits |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            checks.append(CHECKS.charAt(bits));
        }
        return checks.toString();
    }
}
