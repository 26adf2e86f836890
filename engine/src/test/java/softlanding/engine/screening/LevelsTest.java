package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.proof.Levels;
import softlanding.engine.state.RandomOperations;

class LevelsTest
{
    private static final int GROUPS = 3;
    private static final int MARKS = 15;
    private static final double ROUNDING = 1e-9;

    @Test
    void shouldFollowPricesThroughDriftAndRenewal()
    {
        RandomOperations.play(5_000, random -> new LevelsAndMaps(random, true));
    }

    @Test
    void shouldFollowRatesThroughDriftAndRenewal()
    {
        RandomOperations.play(5_000, random -> new LevelsAndMaps(random, false));
    }

    /** Levels beside maps of doubles: of each generation, the level of each mark, moved by each change of its value. */
    private static final class LevelsAndMaps implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final boolean proportional;
        private final Levels levels;
        private final Map<Integer, Integer> groupOf = new HashMap<>();
        private final Map<Integer, Double> values = new HashMap<>();
        private final List<Map<Integer, Double>> level = List.of(new HashMap<>(), new HashMap<>());
        private final List<Map<Integer, Double>> units = List.of(new HashMap<>(), new HashMap<>());
        private final int[] generation = new int[GROUPS];
        private final boolean[] draining = new boolean[GROUPS];
        /** Extremes of each group after its last events, one pair for each. */
        private final List<List<double[]>> history = new ArrayList<>();

        LevelsAndMaps(final SplittableRandom random, final boolean proportional)
        {
            this.random = random;
            this.proportional = proportional;
            levels = new Levels(GROUPS, MARKS, proportional);
            for (int group = 0; group < GROUPS; group++)
            {
                history.add(new ArrayList<>());
            }
        }

        @Override
        public void operate()
        {
            final int mark = random.nextInt(MARKS);
            final int group = groupOf.getOrDefault(mark, random.nextInt(GROUPS));
            assertEquals(groupOf.containsKey(mark), levels.contains(mark));
            if (!groupOf.containsKey(mark))
            {
                add(mark, group);
            }
            else
            {
                switch (random.nextInt(60))
                {
                    case 0 -> remove(mark, group);
                    case 1, 2 -> renew(group);
                    default -> set(mark);
                }
            }
            compare(group);
        }

        private void add(final int mark, final int group)
        {
            final double value = random.nextDouble(1, 100);
            final double unit = proportional ? 1 / value : random.nextInt(4) == 0 ? 0 : random.nextDouble(0.1, 2);
            final double middle = (levels.least(group) + levels.most(group)) / 2;
            levels.add(mark, group, value, unit);
            assertEquals(unit == 0 ? 0 : middle, levels.level(generation[group], mark), ROUNDING);
            groupOf.put(mark, group);
            values.put(mark, value);
            for (int g = 0; g < 2; g++)
            {
                final double at = levels.level(g, mark);
                units.get(g).put(mark, proportional ? unit * (1 + at) : unit);
                level.get(g).put(mark, at);
            }
            // A mark that has no unit stands at 0, wherever the others are: extremes take that in with its first value.
            levels.set(mark, value);
        }

        private void remove(final int mark, final int group)
        {
            levels.remove(mark);
            groupOf.remove(mark);
            history.get(group).clear();
            assertFalse(levels.contains(mark));
        }

        private void set(final int mark)
        {
            final double before = values.get(mark);
            final double value = proportional ? before * random.nextDouble(0.97, 1.03) :
                before + random.nextDouble(-0.1, 0.1);
            values.put(mark, value);
            for (int g = 0; g < 2; g++)
            {
                final double old = level.get(g).get(mark);
                level.get(g).put(mark, proportional ? (1 + old) * value / before - 1 :
                    old + (value - before) * units.get(g).get(mark));
            }
            levels.set(mark, value);
        }

        private void renew(final int group)
        {
            if (draining[group])
            {
                levels.drained(group);
                draining[group] = false;
                return;
            }
            levels.renew(group);
            draining[group] = true;
            generation[group] = 1 - generation[group];
            history.get(group).clear();
            for (int mark = levels.first(group); mark != Levels.NONE; mark = levels.next(mark))
            {
                final double unit = proportional ? 1 / levels.value(mark) : random.nextDouble(0.1, 2);
                levels.setUnit(mark, unit);
                level.get(generation[group]).put(mark, 0.0);
                units.get(generation[group]).put(mark, unit);
            }
        }

        private void compare(final int group)
        {
            assertEquals(generation[group], levels.generation(group));
            assertEquals(draining[group], levels.isDraining(group));
            final Set<Integer> listed = new HashSet<>();
            for (int mark = levels.first(group); mark != Levels.NONE; mark = levels.next(mark))
            {
                assertTrue(listed.add(mark));
                assertEquals(group, levels.group(mark));
                assertEquals(values.get(mark), levels.value(mark));
                for (int g = 0; g < 2; g++)
                {
                    if (g == generation[group] || draining[group])
                    {
                        assertEquals(level.get(g).get(mark), levels.level(g, mark), ROUNDING * (1 + values.get(mark)));
                    }
                }
            }
            final Map<Integer, Double> present = level.get(generation[group]);
            groupOf.forEach((mark, of) -> assertEquals(of == group, listed.contains(mark)));
            final double least = listed.stream().mapToDouble(present::get).min().orElse(0);
            final double most = listed.stream().mapToDouble(present::get).max().orElse(0);
            assertTrue(levels.least(group) <= least + ROUNDING, "least level");
            assertTrue(levels.most(group) >= most - ROUNDING, "greatest level");
            compareWithHistory(group, new double[] {least, most}, listed.size());
        }

        /** Extremes may be old, but not by more than twice as many events as there are marks. */
        private void compareWithHistory(final int group, final double[] now, final int marks)
        {
            final List<double[]> past = history.get(group);
            past.add(now);
            while (past.size() > 2 * marks + 1)
            {
                past.remove(0);
            }
            if (past.size() == 2 * marks + 1)
            {
                final DoubleStream least = past.stream().mapToDouble(extremes -> extremes[0]);
                final DoubleStream most = past.stream().mapToDouble(extremes -> extremes[1]);
                assertTrue(levels.least(group) >= least.min().orElseThrow() - ROUNDING, "least level is too old");
                assertTrue(levels.most(group) <= most.max().orElseThrow() + ROUNDING, "greatest level is too old");
            }
        }
    }
}
