package softlanding.engine.screening.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import softlanding.engine.market.ExpiryShocks;
import softlanding.engine.market.InstrumentKind;
import softlanding.engine.market.Market;
import softlanding.engine.state.Decimal8;

class SlopeRowsTest
{
    private static final int SEEDS = Integer.getInteger("softlanding.boundSeeds", 20);
    private static final int MOVES = Integer.getInteger("softlanding.boundMoves", 60);
    private static final long DAY = 86_400_000_000_000L;
    private static final int STRIKES = 9;
    /** In units of volatility times root of time, and of rate times time. */
    private static final double MAX_WEAR = 0.00002;

    private SplittableRandom random;
    private Market market;
    private SlopeRows rows;
    private double forward;
    private double rate;
    private long nowNs;

    private void begin(final int seed)
    {
        random = new SplittableRandom(seed);
        market = new Market(1, 1, STRIKES, 1);
        rows = new SlopeRows(market, 1, STRIKES);
        market.listUnderlying(1);
        market.listExpiry(1, 0, (long)(random.nextDouble(0.01, 90) * DAY));
        nowNs = 0;
        mark(1_000, 0.05);
        for (int strike = 0; strike < STRIKES; strike++)
        {
            market.listOption(
                strike + 1, 0, decimal(300 * Math.exp(0.3 * strike)), InstrumentKind.CALL, Decimal8.ONE, Decimal8.ONE);
            market.changeVolatility(strike, decimal(random.nextDouble(0.1, 1.5)), Decimal8.ONE);
        }
    }

    private static long decimal(final double value)
    {
        return Math.round(value * Decimal8.ONE);
    }

    private void mark(final double newForward, final double newRate)
    {
        forward = Decimal8.toDouble(decimal(newForward));
        rate = Decimal8.toDouble(decimal(newRate));
        market.changeForward(0, decimal(newForward), decimal(newRate), Decimal8.ONE, Decimal8.ONE, nowNs);
    }

    @Test
    void shouldStandBetweenWhatCallsGainOnBothSidesOfAnAnchor()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            begin(seed);
            rows.refresh(0);
            for (int strike = 0; strike < STRIKES; strike++)
            {
                rows.refreshStrike(strike);
                final int columns = market.riskArrays().row(strike).length;
                for (int anchor = 0; anchor < SlopeRows.ANCHORS; anchor++)
                {
                    final double[] below = slopes(strike, anchor, -1e-5);
                    final double[] above = slopes(strike, anchor, 1e-5);
                    final double[] row = rows.row(strike, anchor);
                    for (int column = 0; column < columns; column++)
                    {
                        final boolean tilts = column < columns - 3 &&
                            market.underlyings().model(0).volShock(column).isTilt();
                        final double slope = row[anchor * columns + column];
                        assertTrue(slope >= 0 && slope <= 1);
                        assertTrue(tilts || slope >= below[column] - 1e-6, () -> "slope below the anchor");
                        assertTrue(tilts || slope <= above[column] + 1e-6, () -> "slope above the anchor");
                        assertTrue(tilts || above[column] - below[column] < 0.05, "a coarse comparison");
                    }
                }
            }
        }
    }

    /** What a call gains per unit of its shocked, discounted forward, over a small step from an anchor. */
    private double[] slopes(final int strike, final int anchor, final double step)
    {
        final double at = forward * (1 + SlopeRows.offset(anchor));
        final double middle = forward;
        final double annual = rate;
        mark(at, annual);
        final double[] begin = market.riskArrays().row(strike).clone();
        final double first = forward;
        mark(at * (1 + step), annual);
        final double[] slopes = market.riskArrays().row(strike).clone();
        final double move = (forward - first) / middle;
        mark(middle, annual);
        final ExpiryShocks terms = market.riskArrays().shocks(0);
        for (int column = 0; column < slopes.length; column++)
        {
            slopes[column] =
                (slopes[column] - begin[column]) / move / terms.forwards()[column] / terms.discountFactor();
        }
        return slopes;
    }

    @Test
    void shouldRiseFromAnchorToAnchor()
    {
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            begin(seed);
            rows.refresh(0);
            for (int strike = 0; strike < STRIKES; strike++)
            {
                rows.refreshStrike(strike);
                final int columns = market.riskArrays().row(strike).length;
                for (int anchor = 1; anchor < SlopeRows.ANCHORS; anchor++)
                {
                    rows.row(strike, anchor - 1);
                    final double[] row = rows.row(strike, anchor);
                    for (int column = 0; column < columns; column++)
                    {
                        assertTrue(row[anchor * columns + column] >= row[(anchor - 1) * columns + column]);
                    }
                }
            }
        }
        for (int anchor = 0; anchor < SlopeRows.ANCHORS; anchor++)
        {
            assertEquals(0, SlopeRows.offset(SlopeRows.ANCHORS - 1 - anchor) + SlopeRows.offset(anchor));
        }
    }

    @Test
    void shouldRestOnMarksNearEnoughToThePresent()
    {
        int kept = 0;
        for (int seed = 1; seed <= SEEDS; seed++)
        {
            begin(seed);
            for (int i = 0; i < MOVES; i++)
            {
                final double before = rows.terms(0) == null ? 0 : rows.forward(0);
                rows.requireFresh(i % 7 == 0);
                rows.refresh(0);
                final int strike = random.nextInt(STRIKES);
                rows.refreshStrike(strike);
                kept += before == rows.forward(0) && forward != before ? 1 : 0;
                compare(strike, i % 7 == 0 ? 0 : MAX_WEAR);
                nowNs += random.nextInt(3) == 0 ? random.nextLong(20_000_000_000L) : 0;
                mark(forward * random.nextDouble(0.99, 1.01), Math.max(0, rate + random.nextDouble(-1, 1) * 0.0001));
                market.changeVolatility(strike, decimal(
                    market.strikes().volatility(strike) + random.nextDouble(0.0001)), Decimal8.ONE);
            }
        }
        assertTrue(kept > SEEDS, "rows are kept while marks move little: " + kept);
    }

    @Test
    void shouldFollowAForwardThatHasMovedByAFortieth()
    {
        begin(1);
        rows.refresh(0);
        mark(1_000 * 1.0249, rate);
        rows.refresh(0);
        assertEquals(1_000, rows.forward(0));
        mark(1_000 * 1.0251, rate);
        rows.refresh(0);
        assertEquals(forward, rows.forward(0));
    }

    private void compare(final int strike, final double tolerance)
    {
        final double taken = rows.terms(0).years();
        final double years = Math.max(0, market.expiries().yearsToExpiry(0));
        assertTrue(Math.abs(forward / rows.forward(0) - 1) <= 0.025);
        assertTrue(Math.sqrt(taken) - Math.sqrt(years) <= tolerance);
        assertTrue(Math.abs(rate - rows.rate(0)) * taken <= tolerance);
        assertTrue(ExpiryShocks.movingShare(rows.seconds(0)) -
            ExpiryShocks.movingShare(market.expiries().secondsToExpiry(0)) <= tolerance);
        assertTrue(Math.abs(market.strikes().volatility(strike) - rows.volatility(strike)) * Math.sqrt(taken) <=
            tolerance);
    }
}
