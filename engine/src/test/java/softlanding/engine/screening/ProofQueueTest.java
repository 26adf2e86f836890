package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class ProofQueueTest
{
    private static final int ACCOUNTS = 400;

    @Test
    void shouldChooseTheCalmestFirst()
    {
        RandomOperations.play(300, QueueAndMap::new);
    }

    @Test
    void shouldLimitTheProofsOfAnUpdateByWhoWaitsAndByAllAccounts()
    {
        assertEquals(64, ProofQueue.proofs(0, 100_000));
        assertEquals(64, ProofQueue.proofs(128, 100_000));
        assertEquals(300, ProofQueue.proofs(600, 100_000));
        assertEquals(1_000, ProofQueue.proofs(100_000, 100_000));
        assertEquals(64, ProofQueue.proofs(4_000, 4_000));
    }

    @Test
    void shouldGiveEveryWaitingAccountOnceWhileNoEventWaits()
    {
        final RetryBackoff backoff = new RetryBackoff(ACCOUNTS);
        final ProofQueue queue = new ProofQueue(ACCOUNTS, backoff);
        assertEquals(ProofQueue.NONE, queue.nextIdly());
        queue.put(7, 1);
        queue.put(300, 3);
        queue.put(5, 2);
        backoff.refused(7);
        assertEquals(5, queue.nextIdly());
        // It may have found no proof, and is not tried a second time for that.
        queue.putBack(5);
        assertEquals(300, queue.nextIdly());
        assertEquals(ProofQueue.NONE, queue.nextIdly());
        queue.put(6, 1);
        assertEquals(6, queue.nextIdly());
        assertEquals(ProofQueue.NONE, queue.nextIdly());
        assertEquals(2, queue.size());
    }

    /** A queue beside a sorted list. */
    private static final class QueueAndMap implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final RetryBackoff backoff = new RetryBackoff(ACCOUNTS);
        private final ProofQueue queue = new ProofQueue(ACCOUNTS, backoff);
        private final TreeMap<Integer, Float> ratios = new TreeMap<>();

        QueueAndMap(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            for (int i = random.nextInt(60); i >= 0; i--)
            {
                final int account = random.nextInt(ACCOUNTS);
                // Many have the same ratio, some have none because nothing is required of them.
                final float ratio = random.nextInt(9) == 0 ? Float.POSITIVE_INFINITY : random.nextInt(-1, 8) / 4f;
                queue.put(account, ratio);
                ratios.put(account, Math.max(0, ratio));
            }
            for (int i = random.nextInt(20); i >= 0; i--)
            {
                final int account = random.nextInt(ACCOUNTS);
                queue.remove(account);
                ratios.remove(account);
                if (random.nextBoolean())
                {
                    backoff.refused(account);
                }
                backoff.evaluated(random.nextInt(ACCOUNTS));
            }
            compare();
        }

        private void compare()
        {
            assertEquals(ratios.size(), queue.size());
            final List<Integer> expected = new ArrayList<>(ratios.keySet());
            expected.removeIf(backoff::mustWait);
            expected.sort(Comparator.<Integer, Float>comparing(ratios::get).reversed()
                .thenComparing(Comparator.naturalOrder()));
            final int most = ProofQueue.proofs(ratios.size(), ACCOUNTS);
            queue.choose(ACCOUNTS);
            final List<Integer> chosen = new ArrayList<>();
            for (int account = queue.next(); account != ProofQueue.NONE; account = queue.next())
            {
                chosen.add(account);
            }
            assertEquals(expected.subList(0, Math.min(most, expected.size())), chosen);
            assertEquals(ratios.size() - chosen.size(), queue.size());
            for (final int account : chosen)
            {
                if (random.nextBoolean())
                {
                    queue.putBack(account);
                }
                else
                {
                    ratios.remove(account);
                }
            }
        }
    }
}
