package dev.troth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.troth.exchange.reader.Findings;
import dev.troth.exchange.reader.SkipCount;
import dev.troth.platform.common.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Result of the import of a file.
 *
 * @param accepted number of lines that were appended to the ledger, or would be
 * @param amended number of lines whose fact existed with different content and was amended, or would be
 * @param known number of lines whose fact already existed
 * @param refused number of rejected lines
 * @param skipped number of entries that yield no fact
 * @param skips number of skipped entries per reason
 * @param notices assumptions about the file, as sentences
 * @param firstFacts first facts that a dry run would import, so that a mapping can be checked
 * @param state last state of the source (Singer); absent if the file has none
 * @param errors errors of the first {@value Tally#MOST} rejected lines
 * @param errorsLeftOut number of further rejected lines; absent if there are none
 */
@RegisterForReflection
public record ImportReport(
        int accepted,
        int amended,
        int known,
        int refused,
        int skipped,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SkipCount> skips,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notices,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<JsonNode> firstFacts,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode state,

        List<LineError> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int errorsLeftOut) {

    /** Reason for the rejection of a line. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineError(
            int line, String code, String message, @Nullable String field) {}

    /** Returns the report with no accepted lines, because the import was rolled back. */
    ImportReport withNothingAccepted() {
        return new ImportReport(
                0, 0, known, refused, skipped, skips, notices, firstFacts, state, errors, errorsLeftOut);
    }

    /** Counts results and keeps the errors with the lowest line numbers, in any order of arrival. */
    static final class Tally {
        static final int MOST = 1000;

        private final PriorityQueue<LineError> errors =
                new PriorityQueue<>(Comparator.comparingInt(LineError::line).reversed());
        private int accepted;
        private int amended;
        private int known;
        private int refused;
        private Findings findings = Findings.NONE;

        void accepted(int more) {
            accepted += more;
        }

        void amended(int more) {
            amended += more;
        }

        void known(int more) {
            known += more;
        }

        void found(Findings latest) {
            findings = latest;
        }

        void forgetFirstFacts() {
            findings = new Findings(findings.skips(), findings.notices(), List.of(), findings.state());
        }

        void refused(int line, Problem problem) {
            refused++;
            errors.add(new LineError(line, problem.code().name(), problem.message(), problem.field()));
            if (errors.size() > MOST) {
                errors.poll();
            }
        }

        ImportReport report() {
            List<LineError> first = new ArrayList<>(errors);
            first.sort(Comparator.comparingInt(LineError::line));
            return new ImportReport(
                    accepted,
                    amended,
                    known,
                    refused,
                    findings.skipped(),
                    findings.skips(),
                    findings.notices(),
                    findings.firstFacts(),
                    findings.state(),
                    first,
                    refused - first.size());
        }
    }
}
