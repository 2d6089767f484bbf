package dev.troth.graphql;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Program that sends requests, as it names itself by the headers {@value #NAME} and {@value #VERSION}. It serves to count who
 * uses deprecated parts of the schema, and gives no rights.
 *
 * @param name empty if the program does not name itself
 * @param version empty if the program does not state it
 */
record ClientIdentity(String name, String version) {
    static final String NAME = "GraphQL-Client-Name";
    static final String VERSION = "GraphQL-Client-Version";

    static final ClientIdentity UNNAMED = new ClientIdentity("", "");

    /** Tools that assistants call, and the documents of webhooks. */
    static final ClientIdentity ASSISTANT = new ClientIdentity("mcp", "");

    static final ClientIdentity WEBHOOK = new ClientIdentity("webhook", "");

    private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9@][A-Za-z0-9 ._@/:+-]{0,63}");
    private static final Pattern VERSIONS = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,31}");

    /**
     * @param name value of the header {@value #NAME}; null if it is absent
     * @param version value of the header {@value #VERSION}; null if it is absent
     * @throws RequestException if one of them is too long or has other characters, or if there is only a version
     */
    static ClientIdentity of(@Nullable String name, @Nullable String version) {
        if (name == null && version == null) {
            return UNNAMED;
        }
        if (name == null) {
            throw RequestException.bad("The header %s is missing beside %s. Maybe add it?", NAME, VERSION);
        }
        check(NAME, name, NAMES, "64 letters, digits, spaces and . _ @ / : + -, and begin with a letter, a digit or @");
        if (version != null) {
            check(VERSION, version, VERSIONS, "32 letters, digits and . _ + -, and begin with a letter or a digit");
        }
        return new ClientIdentity(name, version == null ? "" : version);
    }

    private static void check(String header, String value, Pattern valid, String characters) {
        if (!valid.matcher(value).matches()) {
            throw RequestException.bad(
                    "The header %s must have at most %s, but is \"%s\".",
                    header, characters, value.length() > 80 ? value.substring(0, 80) + "…" : value);
        }
    }
}
