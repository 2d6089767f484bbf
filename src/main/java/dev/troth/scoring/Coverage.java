package dev.troth.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Coverage of the departments of an account, with all stakeholders and without the key person (S1 L11-13, {@code
 * scoring.md} 3.4).
 *
 * @param all G0, the reached departments as a share of the target, in [0, 1]
 * @param withoutOne G1, the minimum of G0 over the loss of one person, in [0, 1]
 * @param keyPerson the id of the person of that minimum; null without stakeholders
 * @param departments how well each department is reached, 1 - Π(1 - reach of a person), in [0, 1]
 */
record Coverage(double all, double withoutOne, @Nullable String keyPerson, SortedMap<String, Double> departments) {
    private static final int NOBODY = -1;

    /** Returns G = (1 - r)·G0 + r·G1 with {@link Parameter#RESILIENCE} r, in [0, 1]. */
    double value(Parameters p) {
        double resilience = p.get(Parameter.RESILIENCE);
        return (1 - resilience) * all + resilience * withoutOne;
    }

    static Coverage of(AccountState state, double day, Parameters p) {
        People personStore = People.of(state, day, p);
        double[] reach = personStore.reach(NOBODY, p);
        double[] departments = personStore.departments(reach, NOBODY);
        double withoutOne = personStore.size() == 0 ? 0 : Double.POSITIVE_INFINITY;
        String keyPerson = null;
        for (int gone = 0; gone < personStore.size(); gone++) {
            double left = share(personStore.departments(personStore.reach(gone, p), gone), p);
            if (left < withoutOne) {
                withoutOne = left;
                keyPerson = personStore.present.get(gone).id;
            }
        }
        SortedMap<String, Double> byDepartment = new TreeMap<>();
        for (int i = 0; i < departments.length; i++) {
            byDepartment.put(personStore.departments[i], departments[i]);
        }
        return new Coverage(share(departments, p), withoutOne, keyPerson, byDepartment);
    }

    /** Returns the strength of a tie before stance and influence: saturated contact days, in [0, 1). */
    static double tie(ContactDays contacts, double day, Parameters p) {
        return Maths.saturate(contacts.mass(EpochDays.index(day), p), p.get(Parameter.TIE_SATURATION));
    }

    private record Present(String id, String department, double influence, double direct) {}

    /**
     * The stakeholders who are present, in the order of their ids.
     *
     * @param ties pairs of indexes of stakeholders, from and to
     * @param departments the departments, sorted
     * @param department the index of the department of each stakeholder
     */
    private record People(List<Present> present, List<int[]> ties, String[] departments, int[] department) {
        static People of(AccountState state, double day, Parameters p) {
            List<Present> present = present(state, day, p);
            String[] departments = present.stream()
                    .map(Present::department)
                    .distinct()
                    .sorted()
                    .toArray(String[]::new);
            int[] department = new int[present.size()];
            for (int i = 0; i < department.length; i++) {
                department[i] = Arrays.binarySearch(departments, present.get(i).department);
            }
            return new People(present, ties(state, present), departments, department);
        }

        private static List<Present> present(AccountState state, double day, Parameters p) {
            List<Present> people = new ArrayList<>(state.stakeholders().size());
            state.stakeholders().forEach((id, stakeholder) -> {
                StakeholderState.Seat seat = stakeholder.seat();
                if (seat != null && seat.present(day)) {
                    double direct = tie(stakeholder.contacts(), day, p) * seat.pull();
                    people.add(new Present(id, seat.department(), seat.influence(), direct));
                }
            });
            return people;
        }

        private static List<int[]> ties(AccountState state, List<Present> present) {
            if (state.ties().isEmpty()) {
                return List.of();
            }
            Map<String, Integer> places = new HashMap<>();
            for (int i = 0; i < present.size(); i++) {
                places.put(present.get(i).id, i);
            }
            List<int[]> ties = new ArrayList<>();
            for (AccountState.Tie tie : state.ties().values()) {
                Integer from = places.get(tie.from());
                Integer to = places.get(tie.to());
                if (from != null && to != null) {
                    ties.add(new int[] {from, to});
                    if (tie.bothWays()) {
                        ties.add(new int[] {to, from});
                    }
                }
            }
            return ties;
        }

        int size() {
            return present.size();
        }

        /** Returns the reach of each person: direct, or indirect over one tie; the maximum of both. */
        double[] reach(int gone, Parameters p) {
            double[] reach = new double[size()];
            for (int i = 0; i < reach.length; i++) {
                reach[i] = present.get(i).direct;
            }
            double share = p.get(Parameter.INDIRECT_REACH);
            for (int[] tie : ties) {
                if (tie[0] != gone && tie[1] != gone) {
                    Present to = present.get(tie[1]);
                    double indirect = share * present.get(tie[0]).direct * (0.5 + 0.5 * to.influence);
                    reach[tie[1]] = Math.max(reach[tie[1]], indirect);
                }
            }
            return reach;
        }

        /** Returns the reach of each department; 0 for a department without a remaining person. */
        double[] departments(double[] reach, int gone) {
            double[] missed = new double[departments.length];
            Arrays.fill(missed, 1);
            for (int i = 0; i < reach.length; i++) {
                if (i != gone) {
                    missed[department[i]] *= 1 - reach[i];
                }
            }
            for (int i = 0; i < missed.length; i++) {
                missed[i] = 1 - missed[i];
            }
            return missed;
        }
    }

    private static double share(double[] departments, Parameters p) {
        double sum = 0;
        for (double reached : departments) {
            sum += reached;
        }
        return Math.min(1, sum / p.get(Parameter.DEPARTMENT_TARGET));
    }
}
