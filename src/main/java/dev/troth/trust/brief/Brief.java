package dev.troth.trust.brief;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** Brief about an account. */
@Description(
        "Brief about an account: half a page to read before a meeting. It is computed by rules, so the same facts, "
                + "instant and rights give the same text.")
public record Brief(
        @Description("Instant as of which it was computed.") @NonNull
        Instant asOf,

        @Description(
                "Sentences in reading order, at most 13. Sentences about facts that the caller may not read are left"
                        + " out.")
        @NonNull
        List<@NonNull BriefSentence> sentences) {

    @NonNull
    @Description("Texts of all sentences, one line for each topic.")
    public String getText() {
        return sentences.stream()
                .collect(Collectors.groupingBy(
                        BriefSentence::getTopic,
                        TreeMap::new,
                        Collectors.mapping(BriefSentence::getText, Collectors.joining(" "))))
                .values()
                .stream()
                .collect(Collectors.joining("\n"));
    }
}
