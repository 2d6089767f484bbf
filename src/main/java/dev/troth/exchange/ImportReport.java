package dev.troth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.troth.platform.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file.
 *
 * @param accepted lines that are in the ledger now, or would be
 * @param known lines whose fact was there already
 * @param refused lines that were not taken
 * @param errors why, the first {@value Tally#MOST} lines of them
 * @param errorsLeftOut how many more lines were refused; absent when none
 */
@RegisterForReflection
public record ImportReport(
        int accepted,
        int known,
        int refused,
        List<LineError> errors,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int errorsLeftOut) {

    /** Why a line was not taken. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineError(
            int line, String code, String message, @Nullable String field) {}

    /** The same with nothing taken, because something was refused. */
    ImportReport withNothingTaken() {
        return new ImportReport(0, known, refused, errors, errorsLeftOut);
    }

    /** Counts, and keeps the first errors by line, whatever order they come in. */
    static final class Tally {
        static final int MOST = 1000;

        private final PriorityQueue<LineError> errors =
                new PriorityQueue<>(Comparator.comparingInt(LineError::line).reversed());
        private int accepted;
        private int known;
        private int refused;

        void accepted(int more) {
            accepted += more;
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
            return new ImportReport(accepted, known, refused, first, refused - first.size());
        }
    }
}
