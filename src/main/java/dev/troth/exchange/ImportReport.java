package dev.troth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param errors errors of the first {@value Tally#MOST} rejected lines
 * @param errorsLeftOut number of further rejected lines; absent if there are none
 */
@RegisterForReflection
public record ImportReport(
        int accepted,
        int amended,
        int known,
        int refused,
        List<LineError> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int errorsLeftOut) {

    /** Reason for the rejection of a line. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineError(
            int line, String code, String message, @Nullable String field) {}

    /** Returns the report with no accepted lines, because the import was rolled back. */
    ImportReport withNothingAccepted() {
        return new ImportReport(0, 0, known, refused, errors, errorsLeftOut);
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

        void accepted(int more) {
            accepted += more;
        }

        void amended(int more) {
            amended += more;
        }

        void known(int more) {
            known += more;
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
            return new ImportReport(accepted, amended, known, refused, first, refused - first.size());
        }
    }
}
