package softlanding.node.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenBucketTest
{
    private static final long T0 = 1_780_272_000_000_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private final TokenBucket bucket = new TokenBucket();

    @Test
    void shouldPassASecondAtOnceAndThenTheQuota()
    {
        bucket.setQuota(10);
        assertEquals(10, passed(T0));
        assertEquals(SECOND / 10, bucket.waitNs(1, T0));
        assertEquals(0, passed(T0 + SECOND / 10 - 1));
        assertEquals(1, passed(T0 + SECOND / 10));
        assertEquals(10, passed(T0 + 100 * SECOND), "no more than a second is saved");
    }

    @Test
    void shouldPassALongMessageWhenTheBucketIsFullAndThenWaitForTheDebt()
    {
        bucket.setQuota(10);
        assertEquals(0, bucket.waitNs(35, T0));
        bucket.take(35);
        final long wait = bucket.waitNs(1, T0);
        assertEquals(26 * SECOND / 10, wait);
        assertEquals(1, bucket.waitNs(1, T0 + wait - 1));
        assertEquals(0, bucket.waitNs(1, T0 + wait));
    }

    @Test
    void shouldKeepToTheQuotaOverAnyTime()
    {
        bucket.setQuota(333);
        long nowNs = T0;
        long passed = 0;
        for (int i = 0; i < 100_000; i++)
        {
            nowNs += 100_003;
            passed += passed(nowNs);
        }
        final double expected = 333 * (1 + (nowNs - T0) / (double)SECOND);
        assertTrue(passed <= expected && passed >= expected - 2, passed + " of " + expected);
    }

    @Test
    void shouldNotOverflowAtTheLargestQuotaAndTheLongestPause()
    {
        bucket.setQuota(TokenBucket.MOST_PER_SECOND);
        assertEquals(0, bucket.waitNs(1_000, 1));
        bucket.take(1_000);
        assertEquals(0, bucket.waitNs(1_000, Long.MAX_VALUE));
        bucket.setQuota(1);
        assertEquals(0, bucket.waitNs(1_000, Long.MAX_VALUE));
        bucket.take(1_000);
        assertEquals(1_000 * SECOND, bucket.waitNs(1, Long.MAX_VALUE));
    }

    @Test
    void shouldNotMindAClockThatStepsBack()
    {
        bucket.setQuota(10);
        assertEquals(10, passed(T0));
        assertEquals(0, passed(T0 - 100 * SECOND));
        assertEquals(0, passed(T0));
        assertEquals(1, passed(T0 + SECOND / 10));
    }

    private int passed(final long nowNs)
    {
        int passed = 0;
        while (bucket.waitNs(1, nowNs) == 0)
        {
            bucket.take(1);
            passed++;
        }
        return passed;
    }
}
