package dev.troth.initiative;

import dev.troth.ledger.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Priorities of the initiatives of an account up to the fact that was added last. Facts are added one by one, in order,
 * and each takes the same time however many came before. Not thread-safe.
 */
public final class PriorityTimeline {
    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, PriorityPeriod> running = new LinkedHashMap<>();
    private final List<PriorityPeriod> over = new ArrayList<>();

    /** Priorities of one initiative since its start. */
    private static final class Course {
        private final InitiativeFact.Started started;
        private final PriorityLevels levels;
        private boolean dropped;
        private boolean ended;

        Course(Instant at, InitiativeFact.Started started) {
            this.started = started;
            levels = new PriorityLevels(at, started.priority());
        }

        double priority() {
            return levels.last().priority();
        }

        void change(Instant at, InitiativeFact.PriorityChanged changed) {
            double before = priority();
            if (levels.change(at, changed.after(before))) {
                dropped = true;
            } else if (priority() > before) {
                dropped = false;
            }
        }

        boolean runs() {
            boolean low = Initiative.isDropped(priority()) && !Initiative.isDropped(started.priority());
            return !ended && !dropped && !low;
        }
    }

    /** Adds the next fact. Facts that do not change the priority of an initiative have no effect. */
    public void add(Fact fact) {
        String initiative = fact.subjectRef();
        Course course = courses.get(initiative);
        if (fact.body() instanceof InitiativeFact.Started started) {
            course = new Course(fact.at(), started);
            courses.put(initiative, course);
        } else if (course != null && fact.body() instanceof InitiativeFact.PriorityChanged changed) {
            course.change(fact.at(), changed);
        } else if (course != null && fact.body() instanceof InitiativeFact.Ended) {
            course.ended = true;
        } else {
            return;
        }
        move(initiative, course, fact.at());
    }

    private void move(String initiative, Course course, Instant at) {
        PriorityPeriod before = running.get(initiative);
        if (before != null && course.runs() && before.priority() == course.priority()) {
            return;
        }
        if (before != null) {
            over.add(before.until(at));
            running.remove(initiative);
        }
        if (course.runs()) {
            running.put(initiative, new PriorityPeriod(initiative, course.started, course.priority(), at, null));
        }
    }

    /** Returns the last priority of an initiative, 0 to 1; empty before it starts. */
    public OptionalDouble priority(String initiative) {
        Course course = courses.get(initiative);
        return course == null ? OptionalDouble.empty() : OptionalDouble.of(course.priority());
    }

    /** Returns the period that lasts; empty if the initiative does not run. */
    public Optional<PriorityPeriod> running(String initiative) {
        return Optional.ofNullable(running.get(initiative));
    }

    /** Returns the periods of all initiatives, those of one initiative in order. */
    List<PriorityPeriod> periods() {
        List<PriorityPeriod> all = new ArrayList<>(over);
        all.addAll(running.values());
        return all;
    }
}
