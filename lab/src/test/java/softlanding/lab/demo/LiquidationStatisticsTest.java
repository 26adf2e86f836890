package softlanding.lab.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import softlanding.codecs.AccountHealthChangedEncoder;
import softlanding.codecs.Health;
import softlanding.codecs.LiquidationOrderedEncoder;
import softlanding.codecs.MessageHeaderEncoder;
import softlanding.workload.FixedPoint;
import softlanding.workload.wire.AccountEncoder;
import softlanding.workload.wire.OrderKey;
import softlanding.workload.wire.ListingEncoder;

class LiquidationStatisticsTest
{
    private static final int PERPETUAL = 5;
    private static final long ONE = FixedPoint.ONE;

    private final LiquidationStatistics statistics = new LiquidationStatistics();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @Test
    void shouldCountChangesOfHealthAndOfTierSeparately()
    {
        changed(7, Health.HEALTHY, Health.RESTRICTED);
        changed(8, Health.HEALTHY, Health.RESTRICTED);
        changed(7, Health.RESTRICTED, Health.LIQUIDATING);
        changed(7, Health.LIQUIDATING, Health.LIQUIDATING);

        assertEquals(Map.of(
            "HEALTHY to RESTRICTED", 2L, "RESTRICTED to LIQUIDATING", 1L, "LIQUIDATING, other tier", 1L),
            statistics.transitions());
    }

    @Test
    void shouldCountEachAccountOnceAtItsHighestTier()
    {
        ordered(1, 7, 1);
        ordered(2, 7, 3);
        ordered(3, 7, 2);
        ordered(4, 8, 3);
        ordered(5, 9, 0);

        assertEquals(Map.of(0, 1L, 3, 2L), statistics.accountsByHighestTier());
        assertEquals(3, statistics.liquidatedAccounts());
    }

    @Test
    void shouldCountTheLatestHealthOfLiquidatedAccountsOnly()
    {
        changed(7, Health.HEALTHY, Health.LIQUIDATING);
        changed(8, Health.HEALTHY, Health.LIQUIDATING);
        changed(9, Health.HEALTHY, Health.RESTRICTED);
        ordered(1, 7, 1);
        ordered(2, 8, 1);
        ordered(3, 10, 1);
        changed(7, Health.LIQUIDATING, Health.BANKRUPT);
        changed(7, Health.BANKRUPT, Health.RESTRICTED);

        assertEquals(1, statistics.liquidatedAccountsNow(Health.RESTRICTED));
        assertEquals(1, statistics.liquidatedAccountsNow(Health.LIQUIDATING));
        assertEquals(1, statistics.liquidatedAccountsNow(Health.HEALTHY));
        assertEquals(0, statistics.liquidatedAccountsNow(Health.BANKRUPT));
    }

    @Test
    void shouldSumClosedLotsAndValueOfBothDirections()
    {
        new ListingEncoder(statistics).perpetualListed(1, PERPETUAL, 1, 2 * ONE, ONE / 4);
        ordered(1, 7, 1);
        ordered(2, 8, 1);
        final AccountEncoder exchange = new AccountEncoder(statistics);

        exchange.liquidationOrderFilled(2, new OrderKey(1, 7, PERPETUAL), -3 * ONE, 100 * ONE, 0);
        exchange.liquidationOrderFilled(3, new OrderKey(2, 8, PERPETUAL), ONE / 2, 200 * ONE, 0);

        assertEquals(3, statistics.events());
        assertEquals(2, statistics.closed().fills());
        assertEquals(3 / 0.25 + 0.5 / 0.25, statistics.closed().lots(), 1e-12);
        assertEquals(3 * 2 * 100 + 0.5 * 2 * 200, statistics.closed().value(), 1e-9);
    }

    private void changed(final long account, final Health before, final Health after)
    {
        new AccountHealthChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .accountId(account).healthBefore(before).healthAfter(after);
        statistics.onDecision(
            buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + AccountHealthChangedEncoder.BLOCK_LENGTH);
    }

    private void ordered(final long orderId, final long account, final int tier)
    {
        new LiquidationOrderedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .orderId(orderId).accountId(account).instrumentId(PERPETUAL).tier(tier);
        statistics.onDecision(
            buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + LiquidationOrderedEncoder.BLOCK_LENGTH);
    }
}
