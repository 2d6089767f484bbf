package dev.troth.platform.common;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Internet domains in the one spelling in which they are stored and compared: lower case, without {@code www.}, and
 * international ones in their own letters.
 */
public final class DomainName {
    private static final Pattern SCHEME = Pattern.compile("^(?:[a-z][a-z0-9+-]*:/+|mailto:|//)");
    private static final Pattern PORT = Pattern.compile(":\\d{0,5}$");
    private static final Pattern LABEL =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?");
    private static final Pattern TOP_LABEL = Pattern.compile(".*\\p{L}.*");
    private static final int LONGEST = 253;

    private DomainName() {}

    /**
     * Returns the domain of a text that people write for one: a domain, a web address or a mail address.
     *
     * @throws RejectedException if the text has no valid domain
     */
    public static String of(String field, String text) {
        String cleaned = VisibleText.cleaned(text);
        String host = cleaned.toLowerCase(Locale.ROOT);
        host = SCHEME.matcher(host).replaceFirst("").split("[/?#\\\\]", 2)[0];
        host = PORT.matcher(host.substring(host.lastIndexOf('@') + 1)).replaceFirst("");
        host = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        host = host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
        String domain = canonical(host);
        if (!isValid(domain)) {
            throw RejectedException.invalid(
                    field,
                    "%s is \"%s\", which is not a valid domain. Maybe \"%s\"?",
                    field,
                    cleaned,
                    suggestion(domain));
        }
        return domain;
    }

    /** Returns the domains without duplicates; null stays null. */
    public static @Nullable List<String> all(String field, @Nullable List<String> texts) {
        if (texts == null) {
            return null;
        }
        Require.refs(field, texts);
        List<String> domains = new ArrayList<>();
        texts.forEach(text -> domains.add(of(field, text)));
        return domains.stream().distinct().toList();
    }

    /** Returns the spelling in which a host name is compared; the host is not validated. */
    public static String canonical(String host) {
        return Arrays.stream(Normalizer.normalize(host, Normalizer.Form.NFC)
                        .toLowerCase(Locale.ROOT)
                        .split("\\.", -1))
                .map(label -> label.startsWith("xn--") ? IDN.toUnicode(label).toLowerCase(Locale.ROOT) : label)
                .collect(Collectors.joining("."));
    }

    private static boolean isValid(String domain) {
        List<String> labels = Arrays.asList(domain.split("\\.", -1));
        return labels.size() > 1
                && domain.length() <= LONGEST
                && labels.stream().allMatch(label -> LABEL.matcher(label).matches())
                && TOP_LABEL.matcher(labels.getLast()).matches();
    }

    private static String suggestion(String domain) {
        String letters = domain.replaceAll("[^\\p{L}\\p{N}.-]+", "-").replaceAll("^[.-]+|(?<![.-])[.-]++$", "");
        String suggested = letters.contains(".") ? letters : letters + ".com";
        return isValid(suggested) ? suggested : "example.com";
    }
}
