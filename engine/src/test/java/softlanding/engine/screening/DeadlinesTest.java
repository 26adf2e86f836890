package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import softlanding.engine.screening.proof.Proof;
import softlanding.engine.state.RandomOperations;

class DeadlinesTest
{
    private static final int ACCOUNTS = 50;
    private static final long TICK_NS = 1L << Proof.TICK_BITS;

    @Test
    void shouldNameAnAccountAtMostATickEarlyAndNeverLate()
    {
        RandomOperations.play(5_000, WheelAndMap::new);
    }

    /** A wheel beside a sorted map from deadlines to accounts. */
    private static final class WheelAndMap implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final Deadlines wheel = new Deadlines(ACCOUNTS);
        private final TreeMap<Long, TreeSet<Integer>> waiting = new TreeMap<>();
        private final Map<Integer, Long> deadlines = new HashMap<>();
        private long nowNs;

        WheelAndMap(final SplittableRandom random)
        {
            this.random = random;
            nowNs = random.nextBoolean() ? 0 : 1_700_000_000_000_000_000L + random.nextLong(TICK_NS);
            wheel.due(nowNs);
        }

        @Override
        public void operate()
        {
            final int account = random.nextInt(ACCOUNTS);
            switch (random.nextInt(4))
            {
                case 0 -> pass();
                case 1 ->
                {
                    wheel.remove(account);
                    forget(account);
                }
                default ->
                {
                    if (!deadlines.containsKey(account))
                    {
                        add(account);
                    }
                }
            }
            compare();
        }

        /** Mostly some ticks, sometimes within one, and sometimes longer than anybody waits. */
        private void pass()
        {
            nowNs += switch (random.nextInt(40))
            {
                case 0 -> random.nextLong(TICK_NS);
                case 1 -> random.nextLong(3L * Proof.LONGEST_TICKS * TICK_NS);
                case 2 -> Proof.LONGEST_TICKS * TICK_NS;
                default -> random.nextLong(20 * TICK_NS);
            };
        }

        private void add(final int account)
        {
            final long longest = Proof.LONGEST_TICKS * TICK_NS;
            final long wait = random.nextInt(10) == 0 ? longest :
                TICK_NS + 1 + random.nextLong(random.nextBoolean() ? 30 * TICK_NS : longest - TICK_NS);
            wheel.add(account, nowNs + wait);
            deadlines.put(account, nowNs + wait);
            waiting.computeIfAbsent(nowNs + wait, deadline -> new TreeSet<>()).add(account);
        }

        private void forget(final int account)
        {
            final Long deadline = deadlines.remove(account);
            if (deadline != null)
            {
                waiting.get(deadline).remove(account);
                waiting.values().removeIf(TreeSet::isEmpty);
            }
        }

        /** All whose time has come are named, each until it is removed. */
        private void compare()
        {
            int due = wheel.due(nowNs);
            while (due != Deadlines.NONE)
            {
                final Long deadline = deadlines.get(due);
                assertTrue(deadline != null && deadline - nowNs < TICK_NS, "too early");
                assertEquals(due, wheel.due(nowNs), "it stays until it is removed");
                wheel.remove(due);
                forget(due);
                assertNotEquals(due, wheel.due(nowNs));
                due = wheel.due(nowNs);
            }
            assertTrue(waiting.isEmpty() || waiting.firstKey() > nowNs, "too late");
        }
    }
}
