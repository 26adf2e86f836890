package softlanding.engine.screening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.state.RandomOperations;

class RetryBackoffTest
{
    private static final int ACCOUNTS = 5;

    @Test
    void shouldWaitOneJudgementThenThree()
    {
        RandomOperations.play(PatienceAndCounts::new);
    }

    /** Patience beside two counts of each account. */
    private static final class PatienceAndCounts implements RandomOperations.Pair
    {
        private final SplittableRandom random;
        private final RetryBackoff backoff = new RetryBackoff(ACCOUNTS);
        private final int[] refusals = new int[ACCOUNTS];
        private final int[] left = new int[ACCOUNTS];

        PatienceAndCounts(final SplittableRandom random)
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
                    backoff.reset(account);
                    refusals[account] = 0;
                    left[account] = 0;
                }
                case 1, 2 ->
                {
                    backoff.refused(account);
                    refusals[account]++;
                    left[account] = refusals[account] == 1 ? 1 : 3;
                }
                default ->
                {
                    assertEquals(left[account] > 0, backoff.mustWait(account));
                    left[account] = Math.max(0, left[account] - 1);
                }
            }
        }
    }
}
