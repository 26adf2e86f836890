package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class RetryBackoffTest
{
    private static final int ACCOUNTS = 5;

    @Test
    void shouldOnlyEvaluateForAWhileWhoseCertificatesDoNotLast()
    {
        RandomOperations.play(BackoffAndCounts::new);
    }

    /** Backoff beside the counts of each account. */
    private static final class BackoffAndCounts implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final RetryBackoff backoff = new RetryBackoff(ACCOUNTS);
        private final int[] failures = new int[ACCOUNTS];
        private final int[] left = new int[ACCOUNTS];
        private final long[] issued = new long[ACCOUNTS];
        private long updates;

        BackoffAndCounts(final SplittableRandom random)
        {
            this.random = random;
        }

        @Override
        public void operate()
        {
            final int account = random.nextInt(ACCOUNTS);
            switch (random.nextInt(8))
            {
                case 0 ->
                {
                    backoff.issued(account);
                    issued[account] = updates;
                    left[account] = 0;
                }
                case 1 ->
                {
                    backoff.refused(account);
                    fail(account);
                }
                case 2 -> end(account);
                case 3 -> pass();
                default ->
                {
                    backoff.evaluated(account);
                    left[account] = Math.max(0, left[account] - 1);
                }
            }
            assertEquals(left[account] > 0, backoff.mustWait(account));
        }

        private void end(final int account)
        {
            backoff.ended(account);
            if (updates - issued[account] < RetryBackoff.WORTH)
            {
                fail(account);
            }
            else
            {
                failures[account] = 0;
            }
        }

        private void pass()
        {
            for (int more = random.nextInt(2 * RetryBackoff.WORTH); more > 0; more--)
            {
                backoff.countUpdate();
                updates++;
            }
        }

        private void fail(final int account)
        {
            failures[account]++;
            left[account] = switch (failures[account])
            {
                case 1 -> 4;
                case 2 -> 8;
                case 3 -> 16;
                default -> 32;
            };
        }
    }
}
