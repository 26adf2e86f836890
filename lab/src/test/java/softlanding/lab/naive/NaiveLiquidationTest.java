package softlanding.lab.naive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import softlanding.lab.naive.MarginReport.Position;
import softlanding.lab.naive.MarginReport.WorstScenario;
import softlanding.workload.book.Holding;

/**
 * An account whose requirement, worst loss and equity are linear in its positions: each contract of instrument 1 needs
 * 10 and costs 1 to close, each of instrument 2 lowers the requirement by 4 and costs 1. Amounts are plain numbers.
 */
class NaiveLiquidationTest
{
    private static final double[] THRESHOLDS = {1.05, 1.02, 1};
    private static final double[] CAPS = {0.1, 0.25, 1};

    private final LinearMarket market = new LinearMarket();

    private NaiveLiquidation by(final NaiveRule rule)
    {
        return new NaiveLiquidation(rule, market, 1.1, THRESHOLDS, CAPS);
    }

    @Test
    void shouldCloseTheLeastLotsThatReachTheTarget()
    {
        market.hold(1, 100);
        market.equity = 950;

        // 950 - n >= 1.1 * (1,000 - 10 n) for n >= 15; lots of 2.
        assertEquals(new Holding(1, -16), by(NaiveRule.STAND_ALONE_MARGIN).nextTrade(market.report()));
        assertEquals(List.of(new Holding(1, 100)), market.held, "trying leaves the account as it was");
    }

    @Test
    void shouldCloseWhatTheTierAllowsWhereThatDoesNotReachTheTarget()
    {
        market.hold(1, -100);
        market.equity = 1_000;
        assertEquals(new Holding(1, 10), by(NaiveRule.ABSOLUTE_DELTA).nextTrade(market.report(1_030, 1_000)));
        assertEquals(new Holding(1, 10), by(NaiveRule.ABSOLUTE_DELTA).nextTrade(market.report(1_080, 1_000)));
        assertNull(by(NaiveRule.ABSOLUTE_DELTA).nextTrade(market.report(1_100, 1_000)), "at the target");
    }

    @Test
    void shouldTakeTheRiskiestPositionByEachRule()
    {
        market.hold(1, 10);
        market.hold(2, -100);

        assertEquals(1, by(NaiveRule.STAND_ALONE_MARGIN).nextTrade(market.report(900, 1_000)).id());
        assertEquals(2, by(NaiveRule.ABSOLUTE_DELTA).nextTrade(market.report(900, 1_000)).id());
        assertEquals(1, by(NaiveRule.WORST_SCENARIO_LOSS).nextTrade(market.report(900, 1_000)).id());
    }

    @Test
    void shouldGoATierDeeperAfterARoundWithoutGain()
    {
        market.hold(2, 400);
        market.equity = 1_000;
        final NaiveLiquidation liquidation = by(NaiveRule.ABSOLUTE_DELTA);

        assertEquals(new Holding(2, -40), liquidation.nextTrade(market.report(1_040, 1_000)));
        assertEquals(new Holding(2, -100), liquidation.nextTrade(market.report(1_039, 1_000)), "worse: 25 %");
        assertEquals(new Holding(2, -400), liquidation.nextTrade(market.report(1_038, 1_000)), "worse again: all");
        assertEquals(new Holding(2, -40), liquidation.nextTrade(market.report(1_041, 1_000)), "better: 10 %");
    }

    /** Lots of 2 contracts; spot is 1. */
    private static final class LinearMarket implements NaiveMarket
    {
        private final List<Holding> held = new ArrayList<>();
        private long equity;

        void hold(final int instrumentId, final long quantity)
        {
            held.add(new Holding(instrumentId, quantity));
        }

        MarginReport report()
        {
            return report(equity, requirement(held));
        }

        MarginReport report(final long withEquity, final long requirement)
        {
            final long worstLoss = requirement(held);
            return new MarginReport(
                withEquity, withEquity - requirement, requirement, 0, Map.of(1, new WorstScenario(3, worstLoss)),
                held.stream().map(each -> new Position(each.id(), each.quantity(), 1, each.quantity())).toList());
        }

        private static long requirement(final List<Holding> holdings)
        {
            return Math.max(0, holdings.stream()
                .mapToLong(each -> Math.abs(each.quantity()) * (each.id() == 1 ? 10 : -4)).sum());
        }

        @Override
        public MarginReport tryTrade(final int instrumentId, final long quantity)
        {
            final List<Holding> after = held.stream().map(each -> each.id() != instrumentId ? each :
                new Holding(instrumentId, each.quantity() + quantity)).toList();
            // The hedge of these tests counts against a requirement of 1,000 where it stands alone.
            final long requirement = after.size() == 1 && instrumentId == 2 ? 1_000 + Math.abs(quantity) :
                requirement(after);
            return new MarginReport(
                equity - Math.abs(quantity), 0, requirement, 0, Map.of(1, new WorstScenario(3, requirement)),
                List.of());
        }

        @Override
        public MarginReport alone(final int instrumentId, final long quantity)
        {
            return new MarginReport(
                0, 0, requirement(List.of(new Holding(instrumentId, quantity))), 0, Map.of(), List.of());
        }

        @Override
        public long lotSize(final int instrumentId)
        {
            return 2;
        }

        @Override
        public int underlying(final int instrumentId)
        {
            return 1;
        }

        @Override
        public long spot(final int underlyingId)
        {
            return 1;
        }
    }
}
