package dev.troth.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom we reach: how much of the departments that matter, and how much would be left if one person went (S1 L11-13).
 *
 * @param all G0, the reached departments as a share of the target
 * @param withoutOne G1, the same when the person we can least do without is gone
 * @param keyPerson who that is
 * @param departments how well each department is reached, 0 to 1
 * @param reach how well each present stakeholder is reached, 0 to 1
 */
record Coverage(
        double all,
        double withoutOne,
        @Nullable String keyPerson,
        SortedMap<String, Double> departments,
        SortedMap<String, Double> reach) {

    /** G: half of it is what we have, half is what we would keep. */
    double value(Parameters p) {
        double resilience = p.get(Parameter.RESILIENCE);
        return (1 - resilience) * all + resilience * withoutOne;
    }

    static Coverage of(AccountState state, double day, Parameters p) {
        List<Present> people = present(state, day, p);
        Map<String, Integer> places = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            places.put(people.get(i).id, i);
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
        double[] reach = reach(people, ties, -1, p);
        SortedMap<String, Double> departments = departments(people, reach, -1);
        double withoutOne = people.isEmpty() ? 0 : Double.POSITIVE_INFINITY;
        String keyPerson = null;
        for (int gone = 0; gone < people.size(); gone++) {
            double left = share(departments(people, reach(people, ties, gone, p), gone), p);
            if (left < withoutOne) {
                withoutOne = left;
                keyPerson = people.get(gone).id;
            }
        }
        SortedMap<String, Double> byPerson = new TreeMap<>();
        for (int i = 0; i < people.size(); i++) {
            byPerson.put(people.get(i).id, reach[i]);
        }
        return new Coverage(share(departments, p), withoutOne, keyPerson, departments, byPerson);
    }

    /** How strong the tie to somebody is, before stance and influence. */
    static double tie(ContactDays contacts, double day, Parameters p) {
        return Maths.saturate(contacts.mass(Days.index(day), p), p.get(Parameter.TIE_SATURATION));
    }

    private record Present(String id, String department, double influence, double direct) {}

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

    /** Directly, or through one person who has influence on them. */
    private static double[] reach(List<Present> people, List<int[]> ties, int gone, Parameters p) {
        double[] reach = new double[people.size()];
        for (int i = 0; i < reach.length; i++) {
            reach[i] = people.get(i).direct;
        }
        double share = p.get(Parameter.INDIRECT_REACH);
        for (int[] tie : ties) {
            if (tie[0] != gone && tie[1] != gone) {
                Present to = people.get(tie[1]);
                double indirect = share * people.get(tie[0]).direct * (0.5 + 0.5 * to.influence);
                reach[tie[1]] = Math.max(reach[tie[1]], indirect);
            }
        }
        return reach;
    }

    private static SortedMap<String, Double> departments(List<Present> people, double[] reach, int gone) {
        SortedMap<String, Double> missed = new TreeMap<>();
        for (int i = 0; i < reach.length; i++) {
            if (i != gone) {
                missed.merge(people.get(i).department, 1 - reach[i], (a, b) -> a * b);
            }
        }
        missed.replaceAll((department, share) -> 1 - share);
        return missed;
    }

    private static double share(SortedMap<String, Double> departments, Parameters p) {
        double sum = 0;
        for (double reached : departments.values()) {
            sum += reached;
        }
        return Math.min(1, sum / p.get(Parameter.DEPARTMENT_TARGET));
    }
}
